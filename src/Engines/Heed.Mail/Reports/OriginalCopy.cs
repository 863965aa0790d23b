namespace Heed.Mail;

/// <summary>Finds where a report begins to repeat the message it is about.</summary>
internal static class OriginalCopy
{
    private static readonly string[] Marks =
    [
        "below this line is a copy", "original message follows", "message headers follow", "copy of the original message", "this is a copy of the message", "this is a copy of your message", "is a copy of the original", "unsent message follows", "header of the original message", "headers of the original message", "undelivered message follows", "original message header", "original mail info", "original message ---", "--- original message", "original message:", "the following is the original", "returned message follows", "returned message ---", "original mail as follows", "message header follow", "included is a copy", "a copy of your message", "message text follows", "returned mail follows", "-- original mail", "original headers:", "original headers follow",
        "non-delivered message", "the original message was received at", "kopie der nachricht", "copie du message", "copia del mensaje", "原始邮件内容", "邮件原文", "被退回邮件", "以下は元のメール",
    ];

    private static readonly string[] Headers = ["received:", "return-path:", "x-received:", "dkim-signature:", "delivered-to:"];

    /// <summary>Where the copy begins in a report's text; its length when there is none. Linear.</summary>
    internal static int Begin(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at).IndexOf('\n');
            var line = end < 0 ? text.AsSpan(at) : text.AsSpan(at, end);
            if (at > 0 && IsMark(line.Trim())) return at;
            at += line.Length + 1;
        }
        return text.Length;
    }

    /// <summary>The Message-ID in the header that a piece of text begins with or has in it; null when there is none.</summary>
    internal static string? MessageId(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var field = line.TrimStart("> \t");
            if (!field.StartsWith("message-id:", StringComparison.OrdinalIgnoreCase)) continue;
            var id = field[11..].Trim().Trim("<>");
            if (id.Length is > 2 and < 500 && id.Contains('@')) return id.ToString();
        }
        return null;
    }

    /// <summary>The first address of a header field in a copied header; null when there is none.</summary>
    internal static string? Address(string text, string field)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.TrimStart("> \t");
            if (!trimmed.StartsWith(field, StringComparison.OrdinalIgnoreCase) || trimmed.Length <= field.Length || trimmed[field.Length] != ':') continue;
            foreach (var found in AddressFinder.In(trimmed[(field.Length + 1)..])) return found.Address;
        }
        return null;
    }

    private static bool IsMark(ReadOnlySpan<char> line)
    {
        if (line.Length is < 8 or > 300) return false;
        foreach (var header in Headers) if (line.StartsWith(header, StringComparison.OrdinalIgnoreCase)) return true;
        if (line.StartsWith("the original message was received at", StringComparison.OrdinalIgnoreCase)) return false;
        foreach (var mark in Marks) if (line.Contains(mark, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
