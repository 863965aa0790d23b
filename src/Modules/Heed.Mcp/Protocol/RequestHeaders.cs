using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Heed.Mcp.Protocol;

/// <summary>
/// The headers that a request carries beside its body, and what they must agree on (Streamable HTTP, «Server Validation»): a proxy that
/// decides by a header must not be told something else than the server that reads the body.
/// </summary>
internal static class RequestHeaders
{
    private const string Revision = "MCP-Protocol-Version";
    private const string Method = "Mcp-Method";
    private const string Name = "Mcp-Name";
    private const string Encoded = "=?base64?";
    private const string EncodedEnd = "?=";

    /// <summary>Which era the request belongs to, or the refusal when headers and body disagree.</summary>
    public static (bool Newest, RpcReply? Refused) Check(HttpRequest request, RpcMessage message)
    {
        var revision = request.Headers[Revision] is { Count: > 0 } told ? told.ToString() : null;
        if (message.DescribesItself || (revision == Revisions.Newest && message.Method != "initialize")) return (true, message.Id is null ? null : CheckNewest(request, message, revision));
        return (false, revision is null || revision == Revisions.Newest || Revisions.HasHandshake(revision) ? null : RpcReply.Unsupported(message.Id, revision));
    }

    private static RpcReply? CheckNewest(HttpRequest request, RpcMessage message, string? revision)
    {
        if (revision is null) return Mismatch(message, $"The header {Revision} is missing.");
        if (RpcMessage.Text(message.Meta, RpcMessage.VersionKey) is not { } asked) return Wrong(message, $"_meta must hold {RpcMessage.VersionKey}.");
        if (asked != revision) return Mismatch(message, $"The header {Revision} and the body name different revisions.");
        if (asked != Revisions.Newest) return RpcReply.Unsupported(message.Id, asked);
        if (RpcMessage.Member(message.Meta, RpcMessage.CapabilitiesKey).ValueKind != JsonValueKind.Object) return Wrong(message, $"_meta must hold {RpcMessage.CapabilitiesKey}.");
        if (request.Headers[Method].ToString() != message.Method) return Mismatch(message, $"The header {Method} is missing or not the body's method.");
        if (message.Method == "tools/call" && Decoded(request.Headers[Name].ToString()) is var name && (name is null || name != RpcMessage.Text(message.Params, "name"))) return Mismatch(message, $"The header {Name} is missing or not the body's name.");
        return null;
    }

    private static string? Decoded(string value)
    {
        if (!value.StartsWith(Encoded, StringComparison.Ordinal) || !value.EndsWith(EncodedEnd, StringComparison.Ordinal)) return value.Length > 0 ? value : null;
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value[Encoded.Length..^EncodedEnd.Length], bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static RpcReply Mismatch(RpcMessage message, string words) => RpcReply.Error(400, message.Id, RpcError.HeaderMismatch, words);

    private static RpcReply Wrong(RpcMessage message, string words) => RpcReply.Error(400, message.Id, RpcError.InvalidParams, words);
}
