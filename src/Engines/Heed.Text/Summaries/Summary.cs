using System.Runtime.InteropServices;
using Heed.Text.Keywords;

namespace Heed.Text.Summaries;

/// <summary>
/// The sentences of a text that say most of it, in their order: near the text's centre (weights of words), early, and
/// unlike each other (Carbonell and Goldstein's maximal marginal relevance, 1998). Nothing is worded anew.
/// </summary>
public static class Summary
{
    /// <summary>No more of a text is read than this, in UTF-16 units.</summary>
    public const int MaxText = 100_000;
    private const int MaxSentences = 1000;
    private const double Relevance = 0.7, Early = 0.15;

    /// <summary>At most so many sentences, joined by blanks where the text has Latin letters. Time grows with the text's length times the sentences asked for.</summary>
    public static string Of(string? text, int sentences) => string.Join(' ', Select(text, sentences)).Trim();

    /// <summary>The same as a list.</summary>
    public static IReadOnlyList<string> Select(string? text, int sentences)
    {
        if (string.IsNullOrWhiteSpace(text) || sentences <= 0) return [];
        var read = text.Length > MaxText ? text[..MaxText] : text;
        var ranges = Sentences.Of(read);
        if (ranges.Count > MaxSentences) ranges.RemoveRange(MaxSentences, ranges.Count - MaxSentences);
        if (ranges.Count <= sentences) return [.. ranges.Select(r => read.Substring(r.Start, r.Length))];
        var vectors = ranges.ConvertAll(r => Vector(read.Substring(r.Start, r.Length)));
        var chosen = Choose(vectors, sentences);
        chosen.Sort();
        return [.. chosen.Select(i => read.Substring(ranges[i].Start, ranges[i].Length))];
    }

    /// <summary>Places of the sentences chosen, the best first.</summary>
    internal static List<int> Choose(List<Dictionary<string, double>> vectors, int count)
    {
        var centre = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var vector in vectors)
        {
            foreach (var (term, weight) in vector) CollectionsMarshal.GetValueRefOrAddDefault(centre, term, out _) += weight;
        }

        var scores = new double[vectors.Count];
        for (var i = 0; i < scores.Length; i++) scores[i] = vectors[i].Count == 0 ? 0 : Cosine(vectors[i], centre) + (Early * (1 - ((double)i / scores.Length)));
        // How much of a sentence is said already.
        var said = new double[scores.Length];
        var chosen = new List<int>();
        var free = Enumerable.Range(0, scores.Length).ToHashSet();
        while (chosen.Count < count && free.Count > 0)
        {
            var best = free.MaxBy(i => ((Relevance * scores[i]) - ((1 - Relevance) * said[i]), -i));
            free.Remove(best);
            chosen.Add(best);
            foreach (var i in free) said[i] = Math.Max(said[i], Cosine(vectors[i], vectors[best]));
        }

        return chosen;
    }

    internal static Dictionary<string, double> Vector(string sentence)
    {
        var vector = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in ContentWords.Read(sentence)) CollectionsMarshal.GetValueRefOrAddDefault(vector, word.Term, out _) += word.Weight;
        return vector;
    }

    private static double Cosine(Dictionary<string, double> a, Dictionary<string, double> b)
    {
        if (a.Count > b.Count) (a, b) = (b, a);
        double dot = 0;
        foreach (var (term, weight) in a) dot += weight * b.GetValueOrDefault(term);
        return dot == 0 ? 0 : dot / Math.Sqrt(a.Values.Sum(w => w * w) * b.Values.Sum(w => w * w));
    }
}
