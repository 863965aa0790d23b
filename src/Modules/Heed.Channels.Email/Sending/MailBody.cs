using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Heed.Html;

namespace Heed.Channels.Email.Sending;

/// <summary>The body of an outgoing mail, as text and as HTML: words, signature, and what is answered.</summary>
internal sealed partial record MailBody(string Text, string Html)
{
    private const int MaxQuote = 20_000;

    /// <param name="words">What the team wrote, with its few marks (<see cref="MessageMarks"/>).</param>
    /// <param name="html">Rich words instead of them, already cleaned; null for none.</param>
    /// <param name="pictures">Addresses of pictures that stand in the words, by the names of their files.</param>
    /// <param name="answered">The thread whose last words are repeated; null for none.</param>
    public static MailBody Compose(string words, string? html, IReadOnlyDictionary<string, string> pictures, string? signature, MailThread? answered, string customer, string language)
    {
        var text = new StringBuilder(MessageMarks.Plain(words).TrimEnd());
        var rich = new StringBuilder("<div style=\"font-family:system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;font-size:14px;line-height:1.6\">");
        rich.Append(html ?? MessageMarks.Html(words, pictures));
        if (signature is not null)
        {
            // "-- " with its blank is the mark that mail programs cut signatures at (RFC 3676 §4.3).
            text.Append("\n\n-- \n").Append(signature.ReplaceLineEndings("\n"));
            rich.Append("<div style=\"color:#5f6773;margin-top:16px\">").Append(Paragraphs(signature)).Append("</div>");
        }

        if (answered?.LastText is { Length: > 0 } last)
        {
            var cut = last.Length > MaxQuote ? last[..MaxQuote] : last;
            var introduction = Introduction(answered.LastAt, customer, language);
            text.Append("\n\n").Append(introduction).Append('\n');
            foreach (var line in cut.ReplaceLineEndings("\n").Split('\n')) text.Append("> ").Append(line).Append('\n');
            rich.Append("<div style=\"margin-top:16px\">").Append(WebUtility.HtmlEncode(introduction))
                .Append("<blockquote type=\"cite\" style=\"border-left:2px solid #c9ced6;margin:8px 0;padding-left:12px;color:#5f6773\">").Append(Paragraphs(cut)).Append("</blockquote></div>");
        }

        return new MailBody(text.ToString().TrimEnd() + "\n", rich.Append("</div>").ToString());
    }

    /// <summary>Text as HTML: escaped, lines kept, addresses made links.</summary>
    internal static string Paragraphs(string text)
    {
        var html = new StringBuilder();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Trim('\n').Split("\n\n"))
        {
            html.Append("<p style=\"margin:0 0 12px\">").Append(string.Join("<br>", paragraph.Split('\n').Select(Linked))).Append("</p>");
        }

        return html.ToString();
    }

    private static string Linked(string line)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (var match in Link().EnumerateMatches(line))
        {
            var url = line.Substring(match.Index, match.Length).TrimEnd('.', ',', ';', ')', '!', '?', '。', '，', '）');
            html.Append(WebUtility.HtmlEncode(line[at..match.Index]));
            html.Append("<a href=\"").Append(WebUtility.HtmlEncode(url)).Append("\">").Append(WebUtility.HtmlEncode(url)).Append("</a>");
            at = match.Index + url.Length;
        }

        return html.Append(WebUtility.HtmlEncode(line[at..])).ToString();
    }

    private static string Introduction(DateTimeOffset at, string customer, string language) => language.StartsWith("zh", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"{customer} 于 {at.UtcDateTime:yyyy-MM-dd HH:mm} (UTC) 写道：")
        : string.Create(CultureInfo.InvariantCulture, $"On {at.UtcDateTime:yyyy-MM-dd HH:mm} (UTC), {customer} wrote:");

    [GeneratedRegex("https?://[^\\s<>\"'\\u3000\\u3002\\uff0c]{1,2000}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
