using Heed.Text.Classifying;

namespace Heed.Understanding.Learning;

/// <summary>The words that spoke for an intent as a person reads them.</summary>
internal static class ProofWords
{
    /// <summary>
    /// Words that overlap, as the pairs of Chinese characters do, become one piece; the strongest first. Linear in the text
    /// but for the sorting.
    /// </summary>
    /// <param name="most">No more pieces than this.</param>
    public static IReadOnlyList<string> Of(TextClassifier? classifier, string text, int most)
    {
        if (classifier is null) return [];
        var pieces = new List<(int Start, int End, double Weight)>();
        foreach (var word in classifier.Explain(text).Take(2 * most).OrderBy(w => w.Start))
        {
            var end = word.Start + word.Text.Length;
            if (pieces.Count > 0 && word.Start < pieces[^1].End) pieces[^1] = (pieces[^1].Start, Math.Max(pieces[^1].End, end), Math.Max(pieces[^1].Weight, word.Weight));
            else pieces.Add((word.Start, end, word.Weight));
        }

        return [.. pieces.OrderByDescending(p => p.Weight).Take(most).Select(p => text[p.Start..Math.Min(p.End, text.Length)])];
    }
}
