using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Heed.Platform.Web;

namespace Heed.Mcp.Tools;

/// <summary>A tool as <c>tools/list</c> tells it.</summary>
/// <param name="Answer">Type of the answer: its schema is told too.</param>
/// <param name="Writes">Whether it may store something.</param>
internal sealed record ToolForm(string Name, string Title, string Description, IReadOnlyList<ToolArgument> Arguments, Type Answer, bool Writes = false)
{
    // An instant is written by a converter of ours, which the exporter cannot look into.
    private static readonly JsonSchemaExporterOptions Exported = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => context.TypeInfo.Type == typeof(DateTimeOffset) || context.TypeInfo.Type == typeof(DateTimeOffset?)
            ? new JsonObject { ["type"] = context.TypeInfo.Type == typeof(DateTimeOffset) ? "string" : new JsonArray("string", "null"), ["format"] = "date-time" }
            : schema,
    };

    /// <summary>As the protocol wants it.</summary>
    public object ToProtocol() => new
    {
        name = Name,
        title = Title,
        description = Description,
        inputSchema = new
        {
            type = "object",
            properties = Arguments.ToDictionary(a => a.Name, a => a.ToSchema()),
            required = Arguments.Where(a => a.Required).Select(a => a.Name),
            additionalProperties = false,
        },
        outputSchema = HeedJson.Options.GetJsonSchemaAsNode(Answer, Exported),
        annotations = new { title = Title, readOnlyHint = !Writes, destructiveHint = false, idempotentHint = !Writes, openWorldHint = false },
    };
}
