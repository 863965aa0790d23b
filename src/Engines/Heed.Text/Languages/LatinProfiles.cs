using System.Text;

namespace Heed.Text.Languages;

/// <summary>
/// Tells languages of Latin letters apart by their common words and by the letters that follow each other in them (a
/// trigram model learned from the same words).
/// </summary>
internal sealed class LatinProfiles
{
    private const int MaxWord = 24;
    private const double KnownWeight = 3, Smoothing = 0.3;
    private readonly string[] _codes;
    private readonly HashSet<string>[] _words;
    private readonly Dictionary<string, double[]> _trigrams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shared = new(StringComparer.Ordinal);
    private readonly double[] _unseen;

    private LatinProfiles(IReadOnlyList<(string Code, string[] Words)> profiles)
    {
        _codes = [.. profiles.Select(p => p.Code)];
        _words = [.. profiles.Select(p => p.Words.ToHashSet(StringComparer.Ordinal))];
        foreach (var word in _words.SelectMany(w => w)) _shared[word] = _shared.GetValueOrDefault(word) + 1;
        var totals = new double[_codes.Length];
        for (var language = 0; language < _codes.Length; language++)
        {
            foreach (var gram in _words[language].SelectMany(Trigrams))
            {
                if (!_trigrams.TryGetValue(gram, out var counts)) _trigrams[gram] = counts = new double[_codes.Length];
                counts[language]++;
                totals[language]++;
            }
        }

        // Counts become logarithms of probabilities.
        _unseen = [.. totals.Select(t => Math.Log(Smoothing / (t + (Smoothing * 5000))))];
        foreach (var counts in _trigrams.Values)
        {
            for (var i = 0; i < counts.Length; i++) counts[i] = Math.Log((counts[i] + Smoothing) / (totals[i] + (Smoothing * 5000)));
        }
    }

    public static LatinProfiles Default { get; } = Load();

    /// <summary>The language of some words in small letters; the confidence is its share among the languages known.</summary>
    public DetectedLanguage Read(IReadOnlyCollection<string> words)
    {
        var scores = new double[_codes.Length];
        var known = 0;
        foreach (var word in words)
        {
            if (word.Length > MaxWord) continue;
            var shared = _shared.GetValueOrDefault(word);
            if (shared > 0) known++;
            for (var i = 0; i < scores.Length; i++)
            {
                if (_words[i].Contains(word)) scores[i] += KnownWeight - Math.Log(shared);
                // Trigrams overlap: each tells a third of what it seems to.
                foreach (var gram in Trigrams(word)) scores[i] += (_trigrams.TryGetValue(gram, out var logs) ? logs[i] : _unseen[i]) / 3;
            }
        }

        var best = Array.IndexOf(scores, scores.Max());
        var share = 1 / scores.Sum(s => Math.Exp(s - scores[best]));
        // Letters alone are weak evidence: names and typing at random have them too.
        var sure = known > 0 ? share : share * Math.Min(1, words.Count / 4.0);
        return sure < 0.5 ? DetectedLanguage.Unknown : new DetectedLanguage(_codes[best], Math.Round(sure, 3));
    }

    private static IEnumerable<string> Trigrams(string word)
    {
        var padded = $" {word} ";
        for (var i = 0; i + 3 <= padded.Length; i++) yield return padded.Substring(i, 3);
    }

    private static LatinProfiles Load()
    {
        using var stream = typeof(LatinProfiles).Assembly.GetManifestResourceStream("latin.words.txt") ?? throw new InvalidOperationException("The assembly lacks its words of languages.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new LatinProfiles([.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 3 && line[0] != '#')
            .Select(line => line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(words => (words[0], words[1..]))]);
    }
}
