using System.Globalization;

namespace Heed.Mail.Smtp;

/// <summary>One line of a reply (RFC 5321 §4.2).</summary>
internal readonly record struct SmtpReplyLine(int Code, bool IsLast, byte[] Text)
{
    internal static bool TryRead(byte[] line, out SmtpReplyLine read)
    {
        read = default;
        if (line.Length < 3 || line[0] is < (byte)'2' or > (byte)'5' || !char.IsAsciiDigit((char)line[1]) || !char.IsAsciiDigit((char)line[2])) return false;
        if (line.Length > 3 && line[3] is not ((byte)' ' or (byte)'-')) return false;
        var code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
        read = new SmtpReplyLine(code, line.Length == 3 || line[3] == ' ', line.Length > 4 ? line[4..] : []);
        return true;
    }

    /// <summary>One reply of all lines; the enhanced code, repeated on each, is taken off.</summary>
    internal static SmtpReply Join(int code, IReadOnlyList<string> lines)
    {
        var enhanced = Enhanced(code, lines[^1]);
        var texts = lines.Select(l => enhanced is not null && l.StartsWith(enhanced, StringComparison.Ordinal) ? l[enhanced.Length..].TrimStart() : l);
        var text = string.Join(' ', texts);
        return new SmtpReply(code, enhanced, text.Length <= Wire.ServerText.MaxLength ? text : text[..Wire.ServerText.MaxLength]);
    }

    private static string? Enhanced(int code, string text)
    {
        var word = text.Split(' ', 2)[0];
        var parts = word.Split('.');
        return parts is [[var kind], { Length: >= 1 and <= 3 } subject, { Length: >= 1 and <= 3 } detail] && kind - '0' == code / 100
            && subject.All(char.IsAsciiDigit) && detail.All(char.IsAsciiDigit) ? word : null;
    }
}
