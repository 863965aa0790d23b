namespace Heed.Mail.Imap;

/// <summary>An IMAP operation that did not succeed. After every kind but <see cref="ImapFailureKind.No"/> the connection is of no further use.</summary>
public sealed class ImapFailure(ImapFailureKind kind, string message, string? serverText = null, string? code = null, Exception? inner = null)
    : Exception(serverText is null ? message : $"{message}: {serverText}", inner)
{
    /// <summary>What went wrong.</summary>
    public ImapFailureKind Kind { get; } = kind;

    /// <summary>What the server said, at most 300 characters, without controls and secrets; null when it said nothing.</summary>
    public string? ServerText { get; } = serverText;

    /// <summary>Response code in capitals (RFC 5530), such as <c>UNAVAILABLE</c>, <c>OVERQUOTA</c>, <c>TRYCREATE</c>; or null.</summary>
    public string? Code { get; } = code;

    /// <summary>Worth trying again later without anybody changing a setting.</summary>
    public bool IsTransient => Kind is ImapFailureKind.Connection or ImapFailureKind.Timeout or ImapFailureKind.Bye || Code is "UNAVAILABLE" or "INUSE" or "LIMIT" or "SERVERBUG";
}
