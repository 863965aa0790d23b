using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Heed.Html;

namespace Heed.Knowledge.Imports;

/// <summary>Pages as Markdown: headings, paragraphs, lists, tables, links and emphasis. The sanitizer bounds depth and size before there is a tree.</summary>
internal static class HtmlAsMarkdown
{
    public static string Convert(string html)
    {
        var clean = HtmlSanitizer.Clean(html, new HtmlRules { RemotePictures = true, Limits = HtmlLimits.Default with { Depth = 60 } }).Html;
        using var document = new HtmlParser().ParseDocument(clean);
        var text = new StringBuilder();
        if (document.Body is { } body) Blocks(text, body, "");
        // Each block brings its own empty lines; one between two is enough. Halves what is left each time.
        var markdown = text.ToString();
        while (markdown.Contains("\n\n\n", StringComparison.Ordinal)) markdown = markdown.Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
        return markdown;
    }

    private static void Blocks(StringBuilder text, INode parent, string mark)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element)
            {
                Inline(text, node);
                continue;
            }

            switch (element.LocalName)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    text.Append("\n\n").Append('#', element.LocalName[1] - '0').Append(' ').Append(Words(element)).Append("\n\n");
                    break;
                case "ul" or "ol":
                    List(text, element, mark);
                    break;
                case "tr":
                    text.Append("\n| ").AppendJoin(" | ", element.Children.Select(Words)).Append(" |");
                    break;
                case "table":
                    Table(text, element);
                    break;
                case "pre":
                    text.Append("\n\n```\n").Append(element.TextContent.Replace("```", "", StringComparison.Ordinal).TrimEnd()).Append("\n```\n\n");
                    break;
                case "p" or "div" or "section" or "article" or "main" or "header" or "footer" or "blockquote" or "figure" or "aside" or "nav" or "address" or "dl" or "dt" or "dd":
                    text.Append("\n\n");
                    Blocks(text, element, mark);
                    text.Append("\n\n");
                    break;
                default:
                    Inline(text, element);
                    break;
            }
        }
    }

    private static void List(StringBuilder text, IElement list, string mark)
    {
        text.Append('\n');
        var number = 1;
        foreach (var item in list.Children.Where(c => c.LocalName == "li"))
        {
            var own = new StringBuilder();
            Blocks(own, item, mark);
            text.Append('\n').Append(list.LocalName == "ol" ? $"{number++}. " : "- ").Append(own.ToString().Trim().Replace("\n\n", "\n", StringComparison.Ordinal).Replace("\n", "\n   ", StringComparison.Ordinal));
        }

        text.Append("\n\n");
    }

    private static void Table(StringBuilder text, IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Select(r => r.Children.Select(Words).ToList()).Where(r => r.Count > 0).ToList();
        text.Append("\n\n");
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append("| ").AppendJoin(" | ", rows[i]).Append(" |\n");
            if (i == 0) text.Append('|').Insert(text.Length, " --- |", rows[0].Count).Append('\n');
        }

        text.Append('\n');
    }

    private static void Inline(StringBuilder text, INode node)
    {
        switch (node)
        {
            case IText words:
                text.Append(OneLine(words.Data));
                break;
            case IElement { LocalName: "br" }:
                text.Append('\n');
                break;
            case IElement { LocalName: "strong" or "b" } element when Words(element).Length > 0:
                text.Append("**").Append(Words(element)).Append("**");
                break;
            case IElement { LocalName: "a" } link when link.GetAttribute("href") is { Length: > 0 } address:
                text.Append('[').Append(Words(link)).Append("](").Append(address).Append(')');
                break;
            case IElement { LocalName: "img" } picture when picture.GetAttribute("src") is { Length: > 0 and < 2_000 } source:
                text.Append("![").Append(picture.GetAttribute("alt")).Append("](").Append(source).Append(')');
                break;
            case IElement element:
                Blocks(text, element, "");
                break;
            default:
                break;
        }
    }

    private static string Words(IElement element) => OneLine(element.TextContent).Trim();

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length == 0) return text.Length > 0 ? " " : "";
        return (char.IsWhiteSpace(text[0]) ? " " : "") + line + (char.IsWhiteSpace(text[^1]) ? " " : "");
    }
}
