namespace Heed.Mcp.Protocol;

/// <summary>Codes of JSON-RPC 2.0 (section 5.1) and of the Model Context Protocol (from -32020 on).</summary>
internal enum RpcError
{
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,

    /// <summary>The headers that mirror the body are missing or tell something else.</summary>
    HeaderMismatch = -32020,

    /// <summary>The revision is not spoken here; <c>data.supported</c> lists those that are.</summary>
    UnsupportedRevision = -32022,
}
