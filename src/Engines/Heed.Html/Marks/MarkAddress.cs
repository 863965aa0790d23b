namespace Heed.Html;

/// <summary>Addresses in marked text.</summary>
internal static class MarkAddress
{
    private static readonly string[] Schemes = ["https://", "http://", "mailto:", "tel:"];
    private const string Ends = "<>\"'`";
    private const string NotLast = ".,;:!?)]}*_";

    /// <summary>The address behind words, when a reader may follow it; else null.</summary>
    public static string? Safe(string address) =>
        Array.Exists(Schemes, s => address.Length > s.Length && address.StartsWith(s, StringComparison.OrdinalIgnoreCase)) && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || Ends.Contains(c, StringComparison.Ordinal))
            ? address
            : null;

    /// <summary>Length of the address that a text begins with, without the point that ends the sentence; 0 for none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        var scheme = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (scheme == 0) return 0;
        var end = scheme;
        // It ends before blanks, quotes, and the signs and letters of scripts written without blanks.
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !Ends.Contains(text[end], StringComparison.Ordinal) && text[end] is not (>= '\u3000' and <= '\u9fff') and not (>= '\uff00' and <= '\uffef')) end++;
        while (end > scheme && NotLast.Contains(text[end - 1], StringComparison.Ordinal)) end--;
        return end > scheme ? end : 0;
    }
}
