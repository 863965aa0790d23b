namespace Heed.Text;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Where it ends, exclusive.</summary>
    public int End => Start + Length;

    /// <summary>The same stretches in order, those that overlap or touch made one.</summary>
    public static List<TextRange> Union(IEnumerable<TextRange> ranges)
    {
        var union = new List<TextRange>();
        foreach (var range in ranges.OrderBy(r => r.Start).ThenBy(r => r.Length))
        {
            if (union.Count > 0 && range.Start <= union[^1].End) union[^1] = new TextRange(union[^1].Start, Math.Max(union[^1].End, range.End) - union[^1].Start);
            else union.Add(range);
        }

        return union;
    }
}
