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
        else if (OpenApiServices.IsChange(type))
        {
            var inner = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, cancellationToken);
            schema.Type = inner.Type | JsonSchemaType.Null;
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
