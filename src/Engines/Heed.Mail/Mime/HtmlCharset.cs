using System.Text;

namespace Heed.Mail;

/// <summary>The charset that an HTML text names in its head, for parts whose header names none.</summary>
internal static class HtmlCharset
{
    private const int Head = 2048;

    public static string? Of(ReadOnlySpan<byte> html)
    {
        var head = Encoding.Latin1.GetString(html[..Math.Min(html.Length, Head)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var value = head.AsSpan(at + 8).TrimStart(" \"'");
        var end = value.IndexOfAny(" \"'>;/");
        return end is > 0 and < 40 ? value[..end].ToString() : null;
    }
}
