using System.Runtime.InteropServices;

namespace Heed.Text.Sentiments;

/// <summary>The features seen in training, a column each, and how rare they are.</summary>
internal sealed class FeatureTable
{
    private readonly Dictionary<ulong, int> _columns;

    public FeatureTable(ulong[] features, float[] rarity)
    {
        (Features, Rarity) = (features, rarity);
        _columns = new Dictionary<ulong, int>(features.Length);
        for (var i = 0; i < features.Length; i++) _columns.TryAdd(features[i], i);
    }

    public ulong[] Features { get; }

    /// <summary>One plus the logarithm of rows through rows that have it.</summary>
    public float[] Rarity { get; }

    /// <summary>Keeps what stands in several rows, the most frequent first; when rows are few, also what stands in one.</summary>
    public static FeatureTable Build(IReadOnlyList<List<ulong>> rows, int most)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var row in rows)
        {
            foreach (var feature in row.Distinct()) CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
        }

        var least = rows.Count < 200 ? 1 : 2;
        var kept = counts.Where(c => c.Value >= least).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(most).ToArray();
        return new FeatureTable(Array.ConvertAll(kept, c => c.Key), Array.ConvertAll(kept, c => MathF.Log((1f + rows.Count) / (1f + c.Value)) + 1));
    }

    /// <summary>The columns of a row's known features in ascending order; sorts the features.</summary>
    public FeatureRow Place(List<ulong> features)
    {
        features.Sort();
        var (columns, counts) = (new int[features.Count], new float[features.Count]);
        var placed = 0;
        for (int i = 0, next; i < features.Count; i = next)
        {
            for (next = i + 1; next < features.Count && features[next] == features[i];) next++;
            if (!_columns.TryGetValue(features[i], out columns[placed])) continue;
            counts[placed++] = 1 + MathF.Log(next - i);
        }

        // No two are alike, so that the order is one and the same however they are sorted.
        Array.Sort(columns, counts, 0, placed);
        return new FeatureRow(columns[..placed], counts[..placed]);
    }
}
