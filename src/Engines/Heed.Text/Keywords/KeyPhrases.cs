using System.Runtime.InteropServices;
using Heed.Text.Segmenting;

namespace Heed.Text.Keywords;

/// <summary>
/// What texts are about: words by how often they occur here against how rare they are elsewhere, and neighbours that
/// occur together more than once, or stand in one short text, as phrases.
/// </summary>
public static class KeyPhrases
{
    /// <summary>No more texts are read than this.</summary>
    public const int MaxTexts = 100_000;
    private const double PhraseBonus = 0.7;

    /// <summary>The phrases of one text, the most telling first.</summary>
    public static IReadOnlyList<KeyPhrase> Of(string text, int count, Segmenter? segmenter = null) => Of([text], count, segmenter);

    /// <summary>The phrases of several texts. A word repeated within one text counts less than one that many texts have. Linear in the texts.</summary>
    public static IReadOnlyList<KeyPhrase> Of(IEnumerable<string> texts, int count, Segmenter? segmenter = null)
    {
        var found = new Dictionary<(string, string), Candidate>();
        var order = 0;
        foreach (var text in texts.Take(MaxTexts))
        {
            var words = ContentWords.Read(text, segmenter);
            var here = new Dictionary<(string, string), int>();
            for (var i = 0; i < words.Count; i++)
            {
                Note(found, here, (words[i].Term, ""), text, words[i].Start, words[i].End, words[i].Weight, ref order);
                if (i + 1 < words.Count && words[i + 1].Follows && words[i].Term != words[i + 1].Term) Note(found, here, (words[i].Term, words[i + 1].Term), text, words[i].Start, words[i + 1].End, (words[i].Weight + words[i + 1].Weight) * PhraseBonus, ref order);
            }

            foreach (var (key, times) in here) found[key].Told += 1 + Math.Log(times);
        }

        return Choose(found, count);
    }

    private static void Note(Dictionary<(string, string), Candidate> found, Dictionary<(string, string), int> here, (string, string) key, string text, int start, int end, double weight, ref int order)
    {
        ref var candidate = ref CollectionsMarshal.GetValueRefOrAddDefault(found, key, out _);
        candidate ??= new Candidate(text[start..end], weight, order++);
        candidate.Count++;
        CollectionsMarshal.GetValueRefOrAddDefault(here, key, out _)++;
    }

    /// <summary>The best first; a word is left out whose phrase says it already, and a phrase of words that were taken.</summary>
    private static List<KeyPhrase> Choose(Dictionary<(string First, string Second), Candidate> found, int count)
    {
        var chosen = new List<KeyPhrase>();
        var inPhrase = new Dictionary<string, int>(StringComparer.Ordinal);
        var alone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, candidate) in found.OrderByDescending(f => f.Value.Weight * f.Value.Told).ThenBy(f => f.Value.Order))
        {
            if (chosen.Count >= count) break;
            if (key.Second.Length == 0)
            {
                if (inPhrase.TryGetValue(key.First, out var times) && candidate.Count <= times * 2) continue;
                alone.Add(key.First);
            }
            else
            {
                var parts = Math.Min(found[(key.First, "")].Count, found[(key.Second, "")].Count);
                // Neighbours by chance, each going its own way elsewhere, or a phrase that says nothing which is not said.
                if (candidate.Count * 2 < parts || IsSaid(key.First, candidate.Count) && IsSaid(key.Second, candidate.Count)) continue;
                inPhrase[key.First] = Math.Max(candidate.Count, inPhrase.GetValueOrDefault(key.First));
                inPhrase[key.Second] = Math.Max(candidate.Count, inPhrase.GetValueOrDefault(key.Second));
            }

            chosen.Add(new KeyPhrase(candidate.Text, candidate.Count, Math.Round(candidate.Weight * candidate.Told, 3)));
        }

        return chosen;

        bool IsSaid(string term, int count) => alone.Contains(term) || inPhrase.GetValueOrDefault(term) >= count;
    }

    private sealed class Candidate(string text, double weight, int order)
    {
        public string Text { get; } = text;

        public double Weight { get; } = weight;

        public int Order { get; } = order;

        public int Count { get; set; }

        /// <summary>How much the texts told of it: each once, and a little for each repetition.</summary>
        public double Told { get; set; }
    }
}
