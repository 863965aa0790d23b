using System.Text;

namespace Heed.Mail;

/// <summary>Undoes Content-Transfer-Encoding (RFC 2045 section 6), by whatever name it goes.</summary>
internal static class TransferEncodings
{
    /// <summary>The content; the same memory where nothing was encoded. <paramref name="fault"/> is a code of <see cref="MailFaults"/> or null.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> content, string? encoding, out string? fault)
    {
        fault = null;
        switch (Plain(encoding))
        {
            case "base64":
                var decoded = Base64Reader.Decode(content.Span, out var damaged);
                if (damaged) fault = MailFaults.Base64;
                return decoded;
            case "quotedprintable" or "qp":
                return QuotedPrintableReader.Decode(content.Span);
            case "xuuencode" or "uuencode" or "xuue" or "uue":
                if (UuReader.Find(content.Span, 0) is { } file) return UuReader.Decode(content.Span, file);
                fault = MailFaults.Base64;
                return content;
            case "" or "7bit" or "8bit" or "binary" or "plain" or "text" or "none":
                return content;
            default:
                fault = MailFaults.TransferEncoding;
                return content;
        }
    }

    /// <summary>True when the content is not the bytes of the message themselves.</summary>
    public static bool Changes(string? encoding) => Plain(encoding) is "base64" or "quotedprintable" or "qp";

    /// <summary>Letters and digits of the first word in lower case: senders write <c>7-bit</c>, <c>quoted_printable</c>, <c>"base64";</c>, <c>base 64</c>.</summary>
    private static string Plain(string? encoding)
    {
        if (encoding is null) return "";
        var plain = new StringBuilder(20);
        foreach (var c in encoding)
        {
            if (c is ';' or '(' || plain.Length == 20) break;
            if (char.IsAsciiLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }
}
