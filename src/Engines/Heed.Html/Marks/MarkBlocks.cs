namespace Heed.Html;

/// <summary>Reads lines into paragraphs, lists and quotes. Linear; a quote is read once more inside, never deeper.</summary>
internal static class MarkBlocks
{
    /// <summary>The blocks of a text with any line ends.</summary>
    public static IReadOnlyList<MarkBlock> Read(string text) => Read(text.ReplaceLineEndings("\n").Split('\n'), quotes: true);

    private static List<MarkBlock> Read(IReadOnlyList<string> lines, bool quotes)
    {
        var blocks = new List<MarkBlock>();
        for (var at = 0; at < lines.Count;)
        {
            if (string.IsNullOrWhiteSpace(lines[at])) at++;
            else if (quotes && IsQuote(lines[at])) at = Quote(blocks, lines, at);
            else if (Item(lines[at]) is { } item) at = List(blocks, lines, at, item.Kind, item.Number, quotes);
            else at = Paragraph(blocks, lines, at, quotes);
        }

        return blocks;
    }

    private static int Quote(List<MarkBlock> blocks, IReadOnlyList<string> lines, int at)
    {
        var inner = new List<string>();
        for (; at < lines.Count && IsQuote(lines[at]); at++) inner.Add(lines[at].StartsWith("> ", StringComparison.Ordinal) ? lines[at][2..] : lines[at][1..]);
        blocks.Add(new MarkBlock(MarkBlockKind.Quote, [], Read(inner, quotes: false), 0));
        return at;
    }

    private static int List(List<MarkBlock> blocks, IReadOnlyList<string> lines, int at, MarkBlockKind kind, int start, bool quotes)
    {
        var items = new List<MarkBlock>();
        while (at < lines.Count && Item(lines[at]) is { } item && item.Kind == kind)
        {
            var said = new List<IReadOnlyList<MarkToken>> { MarkLine.Read(item.Words) };
            // A line that is moved in goes on with the item.
            for (at++; at < lines.Count && lines[at].StartsWith("  ", StringComparison.Ordinal) && IsText(lines[at], quotes); at++) said.Add(MarkLine.Read(lines[at].Trim()));
            items.Add(new MarkBlock(MarkBlockKind.Paragraph, said, [], 0));
        }

        blocks.Add(new MarkBlock(kind, [], items, start));
        return at;
    }

    private static int Paragraph(List<MarkBlock> blocks, IReadOnlyList<string> lines, int at, bool quotes)
    {
        var said = new List<IReadOnlyList<MarkToken>>();
        for (; at < lines.Count && IsText(lines[at], quotes); at++) said.Add(MarkLine.Read(lines[at].TrimEnd()));
        blocks.Add(new MarkBlock(MarkBlockKind.Paragraph, said, [], 0));
        return at;
    }

    private static bool IsQuote(string line) => line.StartsWith('>');

    private static bool IsText(string line, bool quotes) => !string.IsNullOrWhiteSpace(line) && !(quotes && IsQuote(line)) && Item(line) is null;

    /// <summary>A line that opens an item: "- ", "* ", "• ", "1. " or "1) ", moved in by up to three blanks; null for others.</summary>
    private static (MarkBlockKind Kind, int Number, string Words)? Item(string line)
    {
        var from = 0;
        while (from < line.Length && from < 4 && line[from] == ' ') from++;
        if (from > 3) return null;
        var digits = from;
        while (digits < line.Length && digits < from + 3 && char.IsAsciiDigit(line[digits])) digits++;
        var marked = digits > from ? digits < line.Length && line[digits] is '.' or ')' : digits < line.Length && line[digits] is '-' or '*' or '•';
        if (!marked || digits + 1 >= line.Length || line[digits + 1] is not (' ' or '\t')) return null;
        var words = line[(digits + 1)..].Trim();
        if (words.Length == 0) return null;
        return digits > from ? (MarkBlockKind.Steps, int.Parse(line.AsSpan(from, digits - from), System.Globalization.CultureInfo.InvariantCulture), words) : (MarkBlockKind.Bullets, 0, words);
    }
}
