using System.Globalization;
using System.Net;
using System.Text;

namespace Heed.Html;

/// <summary>Writes marked text as HTML whose looks stand in the elements themselves, because mail programs drop style sheets.</summary>
internal sealed class MarkHtml(IReadOnlyDictionary<string, string> pictures)
{
    private const string Below = "margin:0 0 12px";
    private readonly StringBuilder _html = new();

    public string Write(IReadOnlyList<MarkBlock> blocks)
    {
        foreach (var block in blocks) Block(block);
        return _html.ToString();
    }

    private void Block(MarkBlock block)
    {
        switch (block.Kind)
        {
            case MarkBlockKind.Quote:
                _html.Append("<blockquote style=\"border-left:2px solid #c9ced6;color:#5f6773;").Append(Below).Append(";padding-left:12px\">");
                foreach (var inner in block.Inner) Block(inner);
                _html.Append("</blockquote>");
                break;
            case MarkBlockKind.Bullets:
                List("ul", null, block);
                break;
            case MarkBlockKind.Steps:
                List("ol", block.Start, block);
                break;
            default:
                _html.Append("<p style=\"").Append(Below).Append("\">");
                Lines(block);
                _html.Append("</p>");
                break;
        }
    }

    private void List(string name, int? start, MarkBlock block)
    {
        _html.Append('<').Append(name);
        if (start is not (null or 1)) _html.Append(CultureInfo.InvariantCulture, $" start=\"{start}\"");
        _html.Append(" style=\"").Append(Below).Append(";padding-left:24px\">");
        foreach (var item in block.Inner)
        {
            _html.Append("<li>");
            Lines(item);
            _html.Append("</li>");
        }

        _html.Append("</").Append(name).Append('>');
    }

    private void Lines(MarkBlock block)
    {
        for (var i = 0; i < block.Lines.Count; i++)
        {
            if (i > 0) _html.Append("<br>");
            foreach (var token in block.Lines[i]) Token(token);
        }
    }

    private void Token(MarkToken token)
    {
        var words = WebUtility.HtmlEncode(token.Text);
        _ = token.Kind switch
        {
            MarkKind.StrongStart => _html.Append("<strong>"),
            MarkKind.StrongEnd => _html.Append("</strong>"),
            MarkKind.EmphasisStart => _html.Append("<em>"),
            MarkKind.EmphasisEnd => _html.Append("</em>"),
            MarkKind.Code => _html.Append("<code>").Append(words).Append("</code>"),
            MarkKind.Link => _html.Append("<a href=\"").Append(WebUtility.HtmlEncode(token.Address)).Append("\">").Append(words).Append("</a>"),
            MarkKind.Picture when pictures.TryGetValue(token.Text, out var source) =>
                _html.Append("<img src=\"").Append(WebUtility.HtmlEncode(source)).Append("\" alt=\"").Append(words).Append("\" style=\"max-width:100%\">"),
            MarkKind.Picture => _html.Append("![").Append(words).Append(']'),
            _ => _html.Append(words),
        };
    }
}
