namespace Heed.Mail;

/// <summary>
/// Plain text of HTML mail: blocks become lines, quotes are marked with <c>&gt; </c>, lists with hyphens and numbers. A tokenizer, not
/// a tree: nesting costs nothing, and every character is looked at once.
/// </summary>
internal static class HtmlText
{
    /// <summary>The text of an HTML document or fragment, however broken. Never throws; O(length).</summary>
    public static string Of(string html)
    {
        var text = new TextWriterOfHtml();
        var tokens = new HtmlTokens(html);
        while (tokens.Next())
        {
            if (tokens.IsText) text.Text(tokens.Text);
            else if (tokens.IsEnd) text.Close(tokens.Name);
            else text.Open(tokens);
        }

        return text.ToString();
    }

    /// <summary>The ids that an HTML text refers to as <c>cid:</c>. O(length).</summary>
    public static HashSet<string> ContentIds(string html)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var at = html.IndexOf("cid:", StringComparison.OrdinalIgnoreCase); at >= 0;)
        {
            var rest = html.AsSpan(at + 4);
            var end = rest.IndexOfAny(" \t\r\n\"'<>)&");
            if (end < 0) end = rest.Length;
            if (end is > 0 and < 1000) ids.Add(Uri.UnescapeDataString(rest[..end].ToString()));
            at = html.IndexOf("cid:", at + 4, StringComparison.OrdinalIgnoreCase);
        }

        return ids;
    }

    /// <summary>Plain text of text/enriched (RFC 1896): tags are dropped, parameters too, one line end is a blank. O(length).</summary>
    public static string OfEnriched(string enriched)
    {
        var text = new System.Text.StringBuilder(enriched.Length);
        var parameters = 0;
        for (var i = 0; i < enriched.Length; i++)
        {
            if (enriched[i] == '<' && i + 1 < enriched.Length && enriched[i + 1] == '<')
            {
                text.Append('<');
                i++;
            }
            else if (enriched[i] == '<' && enriched.AsSpan(i, Math.Min(60, enriched.Length - i)).IndexOf('>') is var end and > 0)
            {
                var tag = enriched.AsSpan(i + 1, end - 1);
                if (tag.Equals("param", StringComparison.OrdinalIgnoreCase)) parameters++;
                else if (tag.Equals("/param", StringComparison.OrdinalIgnoreCase) && parameters > 0) parameters--;
                i += end;
            }
            else if (parameters == 0)
            {
                var lines = 0;
                while (i + lines < enriched.Length && enriched[i + lines] == '\n') lines++;
                if (lines == 0) text.Append(enriched[i]);
                else text.Append(lines == 1 ? ' ' : '\n', lines == 1 ? 1 : lines - 1);
                i += Math.Max(0, lines - 1);
            }
        }

        return text.ToString();
    }
}
