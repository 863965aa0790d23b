namespace Heed.Mail;

/// <summary>
/// Splits a text into lines and says what each of them is, without deciding yet what is cut. Linear in the text.
/// </summary>
internal static class ReplyLayout
{
    /// <summary>The lines of the first <paramref name="limit"/> characters; "\r\n", "\n" and "\r" end a line.</summary>
    internal static MailLine[] Split(string text, int limit)
    {
        var lines = new List<MailLine>();
        var from = 0;
        while (from < limit)
        {
            var end = text.AsSpan(from, limit - from).IndexOfAny('\r', '\n');
            var length = end < 0 ? limit - from : end;
            lines.Add(new MailLine(from, length, LineKind.Text));
            from += length + 1;
            if (from < limit && text[from - 1] == '\r' && text[from] == '\n') from++;
        }
        return [.. lines];
    }

    /// <summary>Gives every line its kind. Lines that already have one other than <see cref="LineKind.Text"/> keep it.</summary>
    internal static void Classify(string text, Span<MailLine> lines, ref long effort)
    {
        foreach (ref var line in lines)
        {
            effort += Math.Min(line.Length, MailLine.Looked) + 1;
            if (line.Kind == LineKind.Text) line.Kind = Alone(line.In(text), line.Head(text));
        }
        Fences(text, lines);
        Armour(text, lines);
        Together(text, lines, ref effort);
    }

    /// <summary>What one line says by itself.</summary>
    private static LineKind Alone(ReadOnlySpan<char> whole, ReadOnlySpan<char> line)
    {
        if (line.IsEmpty) return whole.Length <= MailLine.Looked ? LineKind.Blank : LineKind.Text;
        if (line is "--" or "—" or "– –" or "- -" or "__") return LineKind.SignatureMark;
        if (Marks.IsRuler(line)) return LineKind.Ruler;
        if (Marks.QuoteDepth(line, out var words) > 0 && (line[0] != '>' || !IsSmiley(line, words))) return LineKind.Quote;
        if (HeadBlock.Separator(line) is { } head) return head;
        return Signatures.IsProgram(line) ? LineKind.Program : LineKind.Text;
    }

    /// <summary>"&gt;:(" and the like.</summary>
    private static bool IsSmiley(ReadOnlySpan<char> line, int words) => line.Length <= 4 && words < line.Length && line[words] is ':' or '_' or '.' or '<';

    /// <summary>Lines between two ``` are the writer's, whatever they look like.</summary>
    private static void Fences(string text, Span<MailLine> lines)
    {
        var open = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Kind != LineKind.Text || !lines[i].Head(text).StartsWith("```", StringComparison.Ordinal)) continue;
            if (open < 0) { open = i; continue; }
            for (var j = open; j <= i; j++) if (lines[j].Kind != LineKind.Blank) lines[j].Kind = LineKind.Code;
            open = -1;
        }
    }

    /// <summary>The armour of OpenPGP clear text (RFC 9580 §7): its header with the hash line, and the signature block.</summary>
    private static void Armour(string text, Span<MailLine> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Head(text);
            if (line is "-----BEGIN PGP SIGNED MESSAGE-----")
            {
                lines[i].Kind = LineKind.Program;
                while (i + 1 < lines.Length && lines[i + 1].Head(text).StartsWith("Hash:", StringComparison.OrdinalIgnoreCase)) lines[++i].Kind = LineKind.Program;
            }
            else if (line is "-----BEGIN PGP SIGNATURE-----")
            {
                while (i < lines.Length)
                {
                    var end = lines[i].Head(text) is "-----END PGP SIGNATURE-----";
                    if (lines[i].Kind != LineKind.Blank) lines[i].Kind = LineKind.Program;
                    if (end) break;
                    i++;
                }
            }
        }
    }

    /// <summary>What several lines say together: header blocks, introductions of quotes, quotes of the form "Name&gt; text", footers.</summary>
    private static void Together(string text, Span<MailLine> lines, ref long effort)
    {
        var belowRuler = false;
        var afterQuote = false;
        var afterBlank = true;
        for (var i = 0; i < lines.Length; i++)
        {
            var kind = lines[i].Kind;
            if (kind == LineKind.Text)
            {
                var line = lines[i].Head(text);
                if (HeadBlock.Length(text, lines, i, belowRuler) is > 0 and var head) { Set(lines, i, head, LineKind.Head); i += head - 1; }
                else if (Attribution.Length(text, lines, i, ref effort) is > 0 and var introduced) { Set(lines, i, introduced, LineKind.Attribution); i += introduced - 1; }
                else if (afterQuote && IsNamedQuote(line)) lines[i].Kind = LineKind.Quote;
                else if (afterBlank && Signatures.IsFooter(line)) { while (i + 1 < lines.Length && lines[i + 1].Kind == LineKind.Text) lines[i++].Kind = LineKind.Program; lines[i].Kind = LineKind.Program; }
                kind = lines[i].Kind;
            }
            else if (kind == LineKind.Quote && Attribution.IsGroupWise(lines[i].Head(text)) && !Attribution.QuoteFollows(text, lines, i + 1)) kind = lines[i].Kind = LineKind.Attribution;
            if (kind != LineKind.Blank)
            {
                belowRuler = kind == LineKind.Ruler && lines[i].Length >= 10;
                afterQuote = kind is LineKind.Quote or LineKind.Attribution;
            }
            afterBlank = kind != LineKind.Text;
        }
    }

    private static void Set(Span<MailLine> lines, int at, int count, LineKind kind)
    {
        for (var i = at; i < at + count; i++) lines[i].Kind = kind;
    }

    /// <summary>"Ann&gt; text", as Supercite writes it; only right below an introduction or another quoted line.</summary>
    private static bool IsNamedQuote(ReadOnlySpan<char> line)
    {
        var mark = line[..Math.Min(line.Length, 20)].IndexOf('>');
        if (mark <= 0) return false;
        foreach (var c in line[..mark]) if (!char.IsLetter(c)) return false;
        return true;
    }
}
