namespace Heed.Channels.Email.Mailboxes;

/// <summary>What may stand in the headers and commands of mail. Line ends and NUL never do (TRUST 30).</summary>
internal static class MailText
{
    /// <summary>An address that can be written into a header as it is: no quoted local part, no comments, no literals.</summary>
    public static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return at is > 0 and <= 64 && text.Length <= 254 && IsDomain(text[(at + 1)..])
            && !text.AsSpan(0, at).ContainsAny(" \t\r\n\0,;:<>\"()[]\\@") && !text.Any(char.IsControl);
    }

    public static bool IsDomain(string text) =>
        text.Length is > 0 and <= 253 && !text.StartsWith('.') && !text.EndsWith('.') && !text.Contains("..", StringComparison.Ordinal)
        && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '.');

    public static bool IsHost(string text) => Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;

    /// <summary>The one form of an address, for comparing.</summary>
    public static string Normal(string address) => address.Trim().ToLowerInvariant();

    /// <summary>What follows the last at sign; empty without one.</summary>
    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>One line without control characters, at most so long; never cuts a surrogate pair.</summary>
    public static string Line(string? text, int max)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (clean.Length <= max) return clean;
        return char.IsHighSurrogate(clean[max - 1]) ? clean[..(max - 1)] : clean[..max];
    }
}
