using System.Numerics;

namespace Heed.Mail;

/// <summary>
/// Finds the header blocks that Outlook, QQ mail, NetEase and others put above an earlier mail, and the "Original Message" lines.
/// </summary>
internal static class HeadBlock
{
    /// <summary>Lines a block may have, its folded values and blank lines included.</summary>
    private const int MaxLines = 24;

    /// <summary>
    /// How many lines from <paramref name="at"/> on are a header block; zero when none begins there. It has a sender and at least two of
    /// date, receiver and subject, or one of them below a ruler. O(<see cref="MaxLines"/>).
    /// </summary>
    internal static int Length(string text, ReadOnlySpan<MailLine> lines, int at, bool belowRuler)
    {
        var seen = HeadWords.Read(lines[at].Head(text), out var value);
        if (seen is HeadField.None or HeadField.Other) return 0;
        var last = at;
        var folded = 0;
        for (var i = at + 1; i < lines.Length && i < at + MaxLines; i++)
        {
            var line = lines[i].Head(text);
            if (line.IsEmpty)
            {
                if (i > last + 1) break;
                continue;
            }
            var field = HeadWords.Read(line, out var next);
            if (field == HeadField.From && (seen & field) != 0) break;
            if (field != HeadField.None && (seen & field) != 0 && field != HeadField.Other && i > last + 1) break;
            if (field == HeadField.None)
            {
                if (i > last + 1 || ++folded > 8 || !GoesOn(lines[i].In(text), line, value)) break;
            }
            else
            {
                seen |= field;
                value = next;
            }
            last = i;
        }
        var facts = BitOperations.PopCount((uint)(seen & (HeadField.Date | HeadField.To | HeadField.Subject)));
        var block = (seen & HeadField.From) != 0 && facts >= (belowRuler ? 1 : 2);
        return block ? last - at + 1 : 0;
    }

    /// <summary>Whether a line is an "Original Message" or "Forwarded message" line. Between rulers, or (forwarded only) before a colon.</summary>
    internal static LineKind? Separator(ReadOnlySpan<char> line)
    {
        if (line.Length > 120) return null;
        if (IsReplyAbove(line)) return LineKind.Head;
        var left = 0;
        while (left < line.Length && (Marks.IsBar(line[left]) || line[left] is ' ' or '\u00a0')) left++;
        var right = line.Length;
        while (right > left && (Marks.IsBar(line[right - 1]) || line[right - 1] is ' ' or '\u00a0')) right--;
        var words = line[left..right].Trim(" \u00a0\t*[]()【】「」");
        if (words.IsEmpty) return null;
        var ruled = left >= 2 && (right < line.Length || left >= 4);
        var colon = Marks.EndsInColon(words);
        if (colon) words = words[..^1].TrimEnd();
        if (words.Length > ReplyWords.Forwarded.Longest + 40) return null;
        if ((ruled || colon) && ReplyWords.Forwarded.Has(words)) return LineKind.ForwardHead;
        if (ruled && ReplyWords.Original.Has(words)) return LineKind.Head;
        return ruled && words.StartsWith("forwarded by ", StringComparison.OrdinalIgnoreCase) ? LineKind.ForwardHead : null;
    }

    /// <summary>"Please reply above this line", as service desks put it on top of what they send; between rulers.</summary>
    private static bool IsReplyAbove(ReadOnlySpan<char> line)
    {
        if (line.Length < 8 || !Marks.IsBar(line[0]) || !Marks.IsBar(line[^1])) return false;
        foreach (var phrase in ReplyWords.ReplyAbove) if (line.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool GoesOn(ReadOnlySpan<char> whole, ReadOnlySpan<char> line, ReadOnlySpan<char> valueBefore) =>
        valueBefore.IsEmpty || valueBefore[^1] is ',' or ';' or '\uff1b' or '\u3001' || line[0] is '<' or '[' || whole[0] is ' ' or '\t' && line.Length < 200
        || (line.Contains('@') && line[^1] is '>' or ';' or ']');
}
