using AngleSharp.Html.Parser;

namespace Heed.Html;

/// <summary>Makes HTML from outside harmless: no script, no style sheet, no form, no frame, no foreign content, no request without being asked.</summary>
public static class HtmlSanitizer
{
    /// <summary>Cleans a document or fragment. Never throws on its content; linear in its length.</summary>
    public static CleanHtml Clean(string html, HtmlRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        rules ??= new HtmlRules();
        var (markup, cut) = BoundedMarkup.Rewrite(html, rules.Limits);
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false, IsNotConsumingCharacterReferences = false }).ParseDocument(markup);
        var writer = new MarkupWriter(rules);
        if (document.Body is { } body) writer.Write(body);
        return new CleanHtml(writer.ToString(), writer.RemoteCount, cut);
    }
}
