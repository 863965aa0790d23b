using Microsoft.OpenApi;

namespace Heed.Server.OpenApi;

/// <summary>The one shape of every refusal.</summary>
internal static class ProblemSchema
{
    public static OpenApiSchema Make() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "status", "title", "code", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text(null),
            ["title"] = Text(null),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text("For people who write programs; not translated."),
            ["code"] = Text("Stable; part of the API."),
            ["traceId"] = Text("Finds the request in the server's log."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "By field: what is wrong with it.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = new Dictionary<string, IOpenApiSchema> { ["code"] = Text(null), ["message"] = Text(null) },
                    },
                },
            },
        },
    };

    private static OpenApiSchema Text(string? description) => new() { Type = JsonSchemaType.String, Description = description };
}
