using System.Net;

namespace Heed.Mail;

/// <summary>Character references of HTML, with or without their semicolon.</summary>
internal static class HtmlEntities
{
    private const int MaxLength = 32;

    /// <summary>The characters of the reference that the text begins with, or null for an ampersand that stands for itself; and how many characters it takes.</summary>
    public static string? Read(ReadOnlySpan<char> text, out int length)
    {
        var end = 1;
        if (end < text.Length && text[end] == '#') end++;
        while (end < text.Length && end < MaxLength && char.IsAsciiLetterOrDigit(text[end])) end++;
        var closed = end < text.Length && text[end] == ';';
        var name = text[..end];
        length = closed ? end + 1 : end;
        var known = closed || name is "&nbsp" or "&amp" or "&lt" or "&gt" or "&quot" or "&copy" or "&reg" || name.StartsWith("&#") && end > 2;
        if (known)
        {
            var written = $"{name};";
            var decoded = WebUtility.HtmlDecode(written);
            if (decoded != written) return decoded is "\0" ? "" : decoded;
        }

        length = 1;
        return null;
    }
}
