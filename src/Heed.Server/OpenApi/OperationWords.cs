using Heed.Platform.Web;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Heed.Server.OpenApi;

/// <summary>Adds to each operation what holds for all of its kind: who may call it, common headers, the workspace, problems.</summary>
internal sealed class OperationWords : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem (RFC 9457) with a stable code and a trace id.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", context.Document) },
            },
        };
        AddParameters(operation, context);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointAccess>().FirstOrDefault() is { } access) AddAccess(operation, context, access);
        return Task.CompletedTask;
    }

    private static void AddParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var parameters = operation.Parameters ??= [];
        if (context.Description.RelativePath?.Contains("{workspace}", StringComparison.Ordinal) == true && !parameters.Any(p => p.Name == "workspace"))
        {
            parameters.Insert(0, new OpenApiParameter { Name = "workspace", In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } });
        }

        switch (context.Description.HttpMethod)
        {
            case "POST":
                parameters.Add(Header("Idempotency-Key", "The same key again within 24 hours gets the first answer again, and nothing happens twice."));
                break;
            case "PATCH":
                parameters.Add(Header("If-Match", "The ETag last read; 412 when the object has changed since."));
                break;
        }
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void AddAccess(OpenApiOperation operation, OpenApiOperationTransformerContext context, EndpointAccess access)
    {
        if (access.Level == AccessLevel.Anyone) return;
        operation.Security ??= [];
        operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", context.Document)] = [] });
        if (access.Level is not (AccessLevel.Visitor or AccessLevel.Channel)) operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", context.Document)] = [] });
        if (access.Permission is { } permission)
        {
            operation.Description = string.Join("\n\n", new[] { operation.Description, $"Needs the permission `{permission}`." }.Where(d => !string.IsNullOrEmpty(d)));
        }
    }
}
