using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Heed.Server.OpenApi;

/// <summary>What the schema generator cannot see behind our JSON converters.</summary>
internal sealed class SchemaWords : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String | (type == typeof(DateTimeOffset) ? 0 : JsonSchemaType.Null);
            schema.Format = "date-time";
        }
        else if (schema.Enum is { Count: > 0 } && schema.Type is null)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (OpenApiServices.IsChange(type))
        {
            var inner = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, cancellationToken);
            // One of several words is never taken away, only replaced.
            schema.Type = inner.Enum is { Count: > 0 } ? JsonSchemaType.String : inner.Type | JsonSchemaType.Null;
            schema.Description = null;
            schema.Format = inner.Format;
            schema.Items = inner.Items;
            schema.Enum = inner.Enum;
            schema.Properties = inner.Properties;
            schema.Required = inner.Required;
            schema.AdditionalProperties = inner.AdditionalProperties;
            schema.AnyOf = inner.AnyOf;
        }
    }
}
