using System.Buffers;
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

    /// <summary>The columns of a row's known features in ascending order.</summary>
    public FeatureRow Place(List<ulong> features)
    {
        var found = ArrayPool<int>.Shared.Rent(features.Count);
        var known = 0;
        foreach (var feature in features)
        {
            if (_columns.TryGetValue(feature, out found[known])) known++;
        }

        var placed = found.AsSpan(0, known);
        placed.Sort();
        var distinct = 0;
        for (var i = 0; i < known; i++) distinct += i == 0 || placed[i] != placed[i - 1] ? 1 : 0;
        var (columns, counts) = (new int[distinct], new float[distinct]);
        for (int i = 0, at = 0, next; i < known; i = next)
        {
            for (next = i + 1; next < known && placed[next] == placed[i];) next++;
            (columns[at], counts[at++]) = (placed[i], Repeated(next - i));
        }

        ArrayPool<int>.Shared.Return(found);
        return new FeatureRow(columns, counts);
    }

    private static float Repeated(int times) => times == 1 ? 1 : 1 + MathF.Log(times);
}
