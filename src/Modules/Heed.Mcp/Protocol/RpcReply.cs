using System.Text.Json;

namespace Heed.Mcp.Protocol;

/// <summary>An answer: the HTTP status, and the JSON-RPC message unless the status says it all.</summary>
internal sealed record RpcReply(int Status, object? Body)
{
    /// <summary>Taken, and nothing to say: what notifications get.</summary>
    public static readonly RpcReply Accepted = new(202, null);

    public static RpcReply Result(JsonElement id, object result) => new(200, new { jsonrpc = "2.0", id, result });

    /// <param name="id">Null when the message had none that could be read.</param>
    public static RpcReply Error(int status, JsonElement? id, RpcError code, string message, object? data = null)
    {
        object error = data is null ? new { code = (int)code, message } : new { code = (int)code, message, data };
        return new(status, id is { } known ? new { jsonrpc = "2.0", id = known, error } : new { jsonrpc = "2.0", error });
    }

    /// <summary>The refusal of a revision, with those that are spoken here.</summary>
    public static RpcReply Unsupported(JsonElement? id, string? requested) =>
        Error(400, id, RpcError.UnsupportedRevision, "Unsupported protocol version", new { supported = Revisions.All, requested });
}
