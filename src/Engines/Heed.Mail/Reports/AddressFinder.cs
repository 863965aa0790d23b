namespace Heed.Mail;

/// <summary>Finds addresses in running text. Linear.</summary>
internal static class AddressFinder
{
    /// <summary>The addresses in a piece of text with the places of their first character and of the one behind.</summary>
    internal static List<(string Address, int Start, int End)> In(ReadOnlySpan<char> text)
    {
        var found = new List<(string, int, int)>();
        var from = 0;
        while (text[from..].IndexOf('@') is >= 0 and var offset)
        {
            var at = from + offset;
            var start = at;
            while (start > from && at - start < 128 && IsLocal(text[start - 1])) start--;
            if (start > 1 && start == at && text[start - 1] == '"') start = QuotedStart(text, from, at);
            var end = at + 1;
            while (end < text.Length && end - at < 255 && IsDomain(text[end])) end++;
            while (end > at && text[end - 1] is '.' or '-') end--;
            while (start < at && text[start] is '.' or '-' or '=' or '\'' or '*') start++;
            if (start < at && end > at + 1 && text[(at + 1)..end].Length >= 3) found.Add((text[start..end].ToString(), start, end));
            from = Math.Max(end, at + 1);
        }
        return found;
    }

    private static int QuotedStart(ReadOnlySpan<char> text, int from, int at)
    {
        var open = text[from..(at - 1)].LastIndexOf('"');
        return open >= 0 && at - from - open < 130 ? from + open : at;
    }

    private static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '=' or '/' or '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '?' or '^' or '`' or '{' or '|' or '}' or '~';

    private static bool IsDomain(char c) => char.IsLetterOrDigit(c) || c is '.' or '-';
}
