using System.Text;

namespace Heed.Text;

/// <summary>A short stretch of a text around what was found in it, on one line.</summary>
/// <param name="Text">The stretch, with … where something was cut off.</param>
/// <param name="Ranges">What was found, within <paramref name="Text"/>.</param>
public sealed record Snippet(string Text, IReadOnlyList<TextRange> Ranges)
{
    /// <summary>Length of a snippet in UTF-16 units, a little more or less.</summary>
    public const int Length = 160;
    private const int Lead = 40;

    /// <summary>The stretch in which most of the ranges lie.</summary>
    public static Snippet Cut(string text, IReadOnlyList<TextRange> ranges)
    {
        if (ranges.Count == 0) return Take(text, 0, Math.Min(text.Length, Length), []);
        var best = 0;
        var most = 0;
        for (var i = 0; i < ranges.Count; i++)
        {
            var within = 1;
            while (i + within < ranges.Count && ranges[i + within].End <= ranges[i].Start - Lead + Length) within++;
            if (within <= most) continue;
            (best, most) = (i, within);
        }

        var start = text.Length <= Length ? 0 : Math.Max(0, Math.Min(ranges[best].Start - Lead, text.Length - Length));
        start = Whole(text, start);
        var end = Math.Min(text.Length, Math.Max(start + Length, Math.Min(ranges[best].End, start + (2 * Length))));
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return Take(text, start, end, ranges);
    }

    /// <summary>Moves to the next beginning of a word, if one is near; never into half a character.</summary>
    private static int Whole(string text, int start)
    {
        if (start == 0) return 0;
        for (var i = start; i < Math.Min(start + 15, text.Length); i++)
        {
            if (char.IsWhiteSpace(text[i - 1])) return i;
        }

        return start < text.Length && char.IsLowSurrogate(text[start]) ? start - 1 : start;
    }

    private static Snippet Take(string text, int start, int end, IReadOnlyList<TextRange> ranges)
    {
        var line = new StringBuilder(end - start + 2);
        if (start > 0) line.Append('…');
        var shift = line.Length - start;
        // One character for one, so that the ranges stay right.
        foreach (var c in text.AsSpan(start, end - start)) line.Append(char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c);
        if (end < text.Length) line.Append('…');
        var inside = ranges.Where(r => r.Start >= start && r.Start < end).Select(r => new TextRange(r.Start + shift, Math.Min(r.End, end) - r.Start));
        return new Snippet(line.ToString(), [.. inside]);
    }
}
