using System.Text.Json.Nodes;

namespace Heed.Mcp.Tools;

/// <summary>An argument of a tool: a text, or a whole number when it has bounds.</summary>
/// <param name="Most">Longest text in characters, or greatest number.</param>
/// <param name="Least">Least number; null for a text.</param>
/// <param name="Otherwise">Number that holds when it is left out.</param>
internal sealed record ToolArgument(string Name, string Description, long Most, long? Least = null, int? Otherwise = null, bool Required = false)
{
    public JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = Least is null ? "string" : "integer", ["description"] = Description };
        if (Least is { } least) (schema["minimum"], schema["maximum"]) = (least, Most);
        else schema["maxLength"] = Most;
        if (Otherwise is { } otherwise) schema["default"] = otherwise;
        return schema;
    }
}
