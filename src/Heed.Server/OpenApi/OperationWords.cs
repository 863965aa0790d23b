using Heed.Platform.Web;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Heed.Server.OpenApi;

/// <summary>Adds to each operation what its access declaration implies: who may call it, and with which problems it answers.</summary>
internal sealed class OperationWords : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var access = context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointAccess>().FirstOrDefault();
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem (RFC 9457) with a stable code and a trace id.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = Problem() },
            },
        };
        if (access is null or { Level: AccessLevel.Anyone }) return Task.CompletedTask;
        operation.Security ??= [];
        operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", context.Document)] = [] });
        if (access.Level != AccessLevel.Visitor) operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", context.Document)] = [] });
        if (access.Permission is { } permission) operation.Description = string.Join("\n\n", new[] { operation.Description, $"Needs the permission `{permission}`." }.Where(d => !string.IsNullOrEmpty(d)));
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "status", "title", "code", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text(),
            ["code"] = Text(),
            ["traceId"] = Text(),
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "By field: the problems found, each with code and message." },
        },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
