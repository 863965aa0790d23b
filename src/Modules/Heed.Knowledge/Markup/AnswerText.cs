using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Heed.Knowledge.Markup;

/// <summary>Answers as plain text, for channels without any markup: steps keep their numbers, links show their address.</summary>
internal static class AnswerText
{
    /// <summary>The text; wild Markdown as it is written.</summary>
    public static string Of(string markdown)
    {
        if (AnswerHtml.Parse(markdown) is not { } document) return markdown.Trim();
        var text = new StringBuilder(markdown.Length);
        Blocks(text, document, "");
        return text.ToString().Trim();
    }

    private static void Blocks(StringBuilder text, ContainerBlock blocks, string indent)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            // An empty line between what stands at the top; a list stands right under the line that introduces it.
            if (i > 0 && blocks is MarkdownDocument && !(blocks[i] is ListBlock && blocks[i - 1] is ParagraphBlock)) text.Append('\n');
            switch (blocks[i])
            {
                case LeafBlock { Inline: { } inlines }:
                    Line(text, indent, inlines);
                    break;
                case CodeBlock code:
                    foreach (var line in code.Lines.ToString().Split('\n')) text.Append(indent).Append(line.TrimEnd()).Append('\n');
                    break;
                case ListBlock list:
                    List(text, list, indent);
                    break;
                case Table table:
                    foreach (var row in table.OfType<TableRow>()) Row(text, row, indent);
                    break;
                case ThematicBreakBlock:
                    text.Append(indent).Append("———\n");
                    break;
                case ContainerBlock container:
                    Blocks(text, container, indent);
                    break;
                default:
                    // Definitions of links and the like are not read.
                    break;
            }

        }
    }

    private static void List(StringBuilder text, ListBlock list, string indent)
    {
        var number = list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var own = new StringBuilder();
            Blocks(own, item, "");
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "• ";
            var first = true;
            foreach (var line in own.ToString().TrimEnd('\n').Split('\n'))
            {
                text.Append(indent).Append(first ? mark : new string(' ', mark.Length)).Append(line).Append('\n');
                first = false;
            }
        }
    }

    private static void Row(StringBuilder text, TableRow row, string indent)
    {
        text.Append(indent);
        var first = true;
        foreach (var cell in row.OfType<TableCell>())
        {
            if (!first) text.Append(" | ");
            first = false;
            var own = new StringBuilder();
            Blocks(own, cell, "");
            text.Append(own.ToString().Trim().Replace('\n', ' '));
        }

        text.Append('\n');
    }

    private static void Line(StringBuilder text, string indent, ContainerInline inlines)
    {
        text.Append(indent);
        Inlines(text, inlines);
        text.Append('\n');
    }

    private static void Inlines(StringBuilder text, ContainerInline inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline address: text.Append(address.Url); break;
                case LineBreakInline: text.Append('\n'); break;
                case LinkInline link: Link(text, link); break;
                case ContainerInline container: Inlines(text, container); break;
                default: break;
            }
        }
    }

    private static void Link(StringBuilder text, LinkInline link)
    {
        var start = text.Length;
        Inlines(text, link);
        if (link.IsImage || string.IsNullOrEmpty(link.Url) || FileReferences.IsOne(link.Url)) return;
        var words = text.ToString(start, text.Length - start);
        if (words.Length == 0) text.Append(link.Url);
        else if (!string.Equals(words, link.Url, StringComparison.Ordinal)) text.Append(words.Any(c => c >= '\u2e80') ? "（" : " (").Append(link.Url).Append(words.Any(c => c >= '\u2e80') ? '）' : ')');
    }
}
