namespace Heed.Mail;

/// <summary>
/// Recognises the line, or the few lines, by which mail programs introduce a quote: "On 3 March 2025 at 10:00, Ann &lt;a@b.example&gt; wrote:"
/// in its many forms. Evidence is counted (a date, an address, a verb, how the line begins and ends) instead of matching one pattern a
/// language, so that forms never seen are found too.
/// </summary>
internal static class Attribution
{
    /// <summary>Lines such an introduction may be broken over.</summary>
    internal const int MaxLines = 6;

    private const int MaxLength = 600;

    /// <summary>
    /// How many lines from <paramref name="at"/> on introduce a quote; zero when none begins there. O(<see cref="MaxLines"/> × <see cref="MailLine.Looked"/>).
    /// </summary>
    internal static int Length(string text, ReadOnlySpan<MailLine> lines, int at, ref long effort)
    {
        Span<char> joined = stackalloc char[MaxLength];
        var used = 0;
        var begins = false;
        for (var i = at; i < lines.Length && i < at + MaxLines; i++)
        {
            var line = lines[i].Head(text);
            if (line.IsEmpty || lines[i].Kind is LineKind.Ruler or LineKind.SignatureMark) return 0;
            // A wrapped introduction of an introduction carries quoting marks on its later lines.
            if (i > at && Marks.QuoteDepth(line, out var words) > 0 && words < line.Length) line = line[words..];
            if (used + line.Length + 1 > MaxLength) return 0;
            if (used > 0) joined[used++] = ' ';
            line.CopyTo(joined[used..]);
            used += line.Length;
            effort += used;
            if (i == at && !MayBegin(line)) return 0;
            if (i > at && !begins) return 0;
            if (i == at) begins = Evidence.FirstWordOpens(line) || line.ContainsAny(DigitsAndSuch);
            if (i == at && GoesOnInLine(line)) return 1;
            if (!MayEnd(line)) continue;
            if (Evidence.Read(joined[..used]).Introduces(alone: i == at, quoteFollows: QuoteFollows(text, lines, i + 1))) return i - at + 1;
        }
        return 0;
    }

    /// <summary>Whether a piece of text that stands alone, such as the words of a quoted line, introduces a quote. O(its length, at most 600).</summary>
    internal static bool Is(ReadOnlySpan<char> line) =>
        line.Length is > 0 and <= MaxLength && MayBegin(line) && MayEnd(line) && Evidence.Read(line).Introduces(alone: true, quoteFollows: false);

    /// <summary>A first look at the beginning that spares most lines the rest: something other than a sentence that goes on from above.</summary>
    private static bool MayBegin(ReadOnlySpan<char> line) =>
        line.ContainsAny(DigitsAndSuch) || line.Length < 40 || Evidence.FirstWordOpens(line);

    private static readonly System.Buffers.SearchValues<char> DigitsAndSuch = System.Buffers.SearchValues.Create("0123456789@<:\uff1a于於在");

    private static bool MayEnd(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd("-–—*_ \u00a0\t");
        if (end.IsEmpty) return false;
        return Marks.EndsInColon(end) || end[^1] is '>' or ']' || Evidence.LastWordWrote(end) || Evidence.IsoDated(end) || Evidence.InMessage(end);
    }

    /// <summary>"On …, Ann &lt;…&gt; wrote: Has it come?": the quote goes on in the same line.</summary>
    private static bool GoesOnInLine(ReadOnlySpan<char> line)
    {
        if (!Evidence.FirstWordOpens(line)) return false;
        foreach (var verb in ReplyWords.WroteInline)
            if (line.IndexOf(verb, StringComparison.OrdinalIgnoreCase) is > 0 and var at && at + verb.Length < line.Length) return Evidence.Read(line[..(at + verb.Length)]).Introduces(alone: true, quoteFollows: false);
        return false;
    }

    /// <summary>"&gt;&gt;&gt; Ann &lt;…&gt; 3/3/2025 10:00 AM &gt;&gt;&gt;", after which GroupWise quotes without marks.</summary>
    internal static bool IsGroupWise(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(">>> ", StringComparison.Ordinal) || line.Length > 300) return false;
        var words = line.Trim("> ");
        return (line.EndsWith(">>>", StringComparison.Ordinal) && words.ContainsAny("0123456789") && words.Contains(':')) || Is(words);
    }

    internal static bool QuoteFollows(string text, ReadOnlySpan<MailLine> lines, int from)
    {
        for (var i = from; i < lines.Length && i < from + 4; i++)
            if (lines[i].Kind != LineKind.Blank) return Marks.QuoteDepth(lines[i].Head(text), out _) > 0;
        return false;
    }
}
