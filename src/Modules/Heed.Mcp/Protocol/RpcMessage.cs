using System.Text.Json;

namespace Heed.Mcp.Protocol;

/// <summary>A message as it came in: a request with an id, or a notification without one.</summary>
/// <param name="Method">Null for an answer of the client, which this server never asked for.</param>
/// <param name="Params">An object, or undefined.</param>
internal sealed record RpcMessage(JsonElement? Id, string? Method, JsonElement Params)
{
    private const int MaxId = 200;

    /// <summary>Key of the revision within <c>_meta</c>.</summary>
    public const string VersionKey = "io.modelcontextprotocol/protocolVersion";

    /// <summary>Key of the client's capabilities within <c>_meta</c>.</summary>
    public const string CapabilitiesKey = "io.modelcontextprotocol/clientCapabilities";

    /// <summary>What the request tells of itself; undefined when it tells nothing.</summary>
    public JsonElement Meta => Member(Params, "_meta");

    /// <summary>Whether it describes itself, as requests of the newest revision do.</summary>
    public bool DescribesItself => Member(Meta, VersionKey).ValueKind != JsonValueKind.Undefined;

    /// <summary>Reads a message. False when it is no JSON-RPC 2.0 message; <paramref name="message"/> then holds the id, if there was one.</summary>
    public static bool TryRead(JsonElement root, out RpcMessage message)
    {
        message = new RpcMessage(null, null, default);
        if (root.ValueKind != JsonValueKind.Object) return false;
        var id = Member(root, "id");
        if (IsId(id)) message = message with { Id = id.Clone() };
        else if (id.ValueKind != JsonValueKind.Undefined) return false;
        if (Text(root, "jsonrpc") != "2.0") return false;
        var parameters = Member(root, "params");
        if (parameters.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Object)) return false;
        message = message with { Method = Text(root, "method"), Params = parameters };
        return message.Method is not null || (Member(root, "method").ValueKind == JsonValueKind.Undefined && (root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _)));
    }

    /// <summary>A member of an object; undefined when either is missing.</summary>
    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text member; null when it is missing or no text.</summary>
    public static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text && TryText(text, out var value) ? value : null;

    private static bool IsId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => TryText(id, out var text) && text!.Length <= MaxId,
        JsonValueKind.Number => id.TryGetInt64(out _),
        _ => false,
    };

    // A lone surrogate stands in valid JSON, but is no text.
    private static bool TryText(JsonElement element, out string? text)
    {
        try
        {
            text = element.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }
}
