using System.Runtime.InteropServices;

namespace Heed.Text.Classifying;

/// <summary>
/// The features seen in training, a column each, with what each is worth: rare ones more (inverse document frequency, its
/// root), repeated ones little (one plus logarithm). Words, groups of words and stretches of characters are brought
/// to the same length apart from each other, so that many of one kind do not drown the others. The last column is one in every text.
/// </summary>
internal sealed class FeatureSpace
{
    private const int Parts = 3;

    /// <summary>While counting, features seen once are let go when there are more than this.</summary>
    private const int MaxCounted = 4_000_000;

    private readonly Dictionary<ulong, int> _columns;
    private readonly float[] _worth;

    public FeatureSpace(ulong[] features, float[] worth)
    {
        _worth = worth;
        _columns = new Dictionary<ulong, int>(features.Length);
        for (var i = 0; i < features.Length; i++) _columns.Add(features[i], i);
    }

    public int Columns => _worth.Length + 1;

    public ReadOnlySpan<float> Worth => _worth;

    /// <summary>The features in the order of their columns.</summary>
    public IEnumerable<ulong> Features => _columns.OrderBy(c => c.Value).Select(c => c.Key);

    /// <summary>Counts the features of the texts and keeps the most frequent, at most <paramref name="most"/>.</summary>
    public static FeatureSpace Build(IReadOnlyList<string> texts, int most, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<ulong, int>();
        var reader = new FeatureReader();
        var seen = new HashSet<ulong>();
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.Read(text);
            seen.Clear();
            seen.UnionWith(reader.Words);
            seen.UnionWith(reader.Groups);
            seen.UnionWith(reader.Stretches);
            foreach (var feature in seen) CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
            if (counts.Count > MaxCounted) counts = counts.Where(c => c.Value > 1).ToDictionary();
        }

        var kept = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(most).ToArray();
        var worth = Array.ConvertAll(kept, c => MathF.Sqrt(MathF.Log((1f + texts.Count) / (1f + c.Value)) + 1));
        return new FeatureSpace(Array.ConvertAll(kept, c => c.Key), worth);
    }

    /// <summary>A text to learn from as a point of the space. A text of which nothing is known has only the last column.</summary>
    public SparseVector Place(string text, FeatureReader reader)
    {
        reader.Read(text);
        return Place(reader);
    }

    /// <summary>A new text as a point of the space; slips of the pen are mended by what is known.</summary>
    public SparseVector PlaceNew(string text, FeatureReader reader)
    {
        reader.Read(text, feature => _columns.TryGetValue(feature, out var column) ? _worth[column] : null);
        return Place(reader);
    }

    private SparseVector Place(FeatureReader reader)
    {
        var columns = new List<int>(reader.Words.Count + reader.Stretches.Count + 1);
        var values = new List<float>(columns.Capacity);
        AddPart(reader.Words, columns, values);
        AddPart(reader.Groups, columns, values);
        AddPart(reader.Stretches, columns, values);
        columns.Add(_worth.Length);
        values.Add(1);
        return new SparseVector([.. columns], [.. values]);
    }

    private void AddPart(List<ulong> features, List<int> columns, List<float> values)
    {
        features.Sort();
        var from = values.Count;
        var square = 0f;
        for (int i = 0, next; i < features.Count; i = next)
        {
            for (next = i + 1; next < features.Count && features[next] == features[i];) next++;
            if (!_columns.TryGetValue(features[i], out var column)) continue;
            var value = (1 + MathF.Log(next - i)) * _worth[column];
            columns.Add(column);
            values.Add(value);
            square += value * value;
        }

        // The three parts together have the length one.
        var scale = square > 0 ? 1 / MathF.Sqrt(Parts * square) : 0;
        for (var i = from; i < values.Count; i++) values[i] *= scale;
    }
}
