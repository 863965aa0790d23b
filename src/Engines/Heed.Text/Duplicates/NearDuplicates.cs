namespace Heed.Text.Duplicates;

/// <summary>
/// Questions that say the same in nearly the same words. Candidates come from minimum hashes of their features (Broder,
/// 1997) in bands; each is then compared for itself, and numbers, model names and negation must agree.
/// </summary>
public static class NearDuplicates
{
    /// <summary>How alike two questions are at least, 0 to 1.</summary>
    public const double DefaultThreshold = 0.6;
    private const int Bands = 24, Rows = 2, MaxNeighbours = 24;

    /// <summary>
    /// Groups of two and more places in the list, each in order, the largest group first. A text belongs to one group: that
    /// of the first text it is like. Time is linear in the texts times a constant; none is compared with more than a few hundred others.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<int>> Group(IReadOnlyList<string> texts, double threshold = DefaultThreshold)
    {
        var read = new QuestionFeatures[texts.Count];
        for (var i = 0; i < read.Length; i++) read[i] = QuestionFeatures.Of(texts[i]);
        var groups = new Dictionary<int, List<int>>();
        var exact = new Dictionary<string, int>(StringComparer.Ordinal);
        // Leaders of groups by what a band of their hashes holds.
        var buckets = new Dictionary<(int Band, ulong Hashes), List<int>>();
        var seen = new HashSet<int>();
        for (var i = 0; i < read.Length; i++)
        {
            if (read[i].Form.Length == 0) continue;
            if (exact.TryGetValue(read[i].Form, out var leader))
            {
                groups[leader].Add(i);
                continue;
            }

            var hashes = read[i].Hashes(Bands * Rows);
            leader = Leader(read, i, hashes, buckets, seen, threshold);
            exact[read[i].Form] = leader < 0 ? i : leader;
            if (leader >= 0)
            {
                groups[leader].Add(i);
                continue;
            }

            groups[i] = [i];
            for (var band = 0; band < Bands; band++)
            {
                var key = Key(band, hashes);
                if (!buckets.TryGetValue(key, out var bucket)) buckets[key] = bucket = [];
                if (bucket.Count < MaxNeighbours) bucket.Add(i);
            }
        }

        return [.. groups.Values.Where(g => g.Count > 1).OrderByDescending(g => g.Count).ThenBy(g => g[0])];
    }

    /// <summary>How alike two texts are, 0 to 1; 0 when a number, a name with digits or a negation tells them apart.</summary>
    public static double Similarity(string a, string b) => QuestionFeatures.Of(a).Like(QuestionFeatures.Of(b));

    private static int Leader(QuestionFeatures[] read, int text, uint[] hashes, Dictionary<(int Band, ulong Hashes), List<int>> buckets, HashSet<int> seen, double threshold)
    {
        seen.Clear();
        var (best, alike) = (-1, threshold);
        for (var band = 0; band < Bands; band++)
        {
            if (!buckets.TryGetValue(Key(band, hashes), out var bucket)) continue;
            foreach (var other in bucket)
            {
                if (!seen.Add(other) || read[text].Like(read[other]) is var likeness && likeness < alike) continue;
                if (likeness > alike || best < 0) (best, alike) = (other, likeness);
            }
        }

        return best;
    }

    private static (int Band, ulong Hashes) Key(int band, uint[] hashes) => (band, ((ulong)hashes[band * Rows] << 32) | hashes[(band * Rows) + 1]);
}
