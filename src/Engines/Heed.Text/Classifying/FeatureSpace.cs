namespace Heed.Text.Classifying;

/// <summary>
/// The features seen in training, a column each, with what each is worth: rare ones more (inverse document frequency, its
/// root), repeated ones little (one plus logarithm). Words, groups of words and stretches of characters are brought
/// to the same length apart from each other, so that many of one kind do not drown the others. The last column is one in every text.
/// </summary>
/// <remarks>
/// Where each label has many rows, the words that a text has together are columns too, behind all others, and the support
/// vectors read words and these alone: what two words mean together, whatever stands between them, they cannot find out by
/// themselves. The net can, and reads what it always does.
/// </remarks>
internal sealed class FeatureSpace
{
    /// <summary>Rarer pairs of words are left out.</summary>
    private const int LeastTogether = 3;

    private readonly Dictionary<ulong, int> _columns;
    private readonly float[] _worth;

    public FeatureSpace(ulong[] features, float[] worth, bool together)
    {
        (_worth, Together) = (worth, together);
        _columns = new Dictionary<ulong, int>(features.Length);
        for (var i = 0; i < features.Length; i++) _columns.Add(features[i], i);
    }

    public int Columns => _worth.Length + 1;

    /// <summary>Whether there are columns of words that a text has together.</summary>
    public bool Together { get; }

    public ReadOnlySpan<float> Worth => _worth;

    /// <summary>The features in the order of their columns.</summary>
    public IEnumerable<ulong> Features => _columns.OrderBy(c => c.Value).Select(c => c.Key);

    /// <summary>Counts the features of the texts and keeps the most frequent, at most <paramref name="most"/>.</summary>
    public static FeatureSpace Build(IReadOnlyList<string> texts, int most, bool together, CancellationToken cancellationToken)
    {
        var (alone, paired) = (new FeatureTally(), new FeatureTally());
        var reader = new FeatureReader();
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.Read(text, together: together);
            alone.Count(reader.Words, reader.Groups, reader.Stretches);
            paired.Count(reader.Together);
        }

        var kept = alone.MostFrequent(1).Concat(paired.MostFrequent(LeastTogether)).Take(most).ToArray();
        var worth = Array.ConvertAll(kept, c => MathF.Sqrt(MathF.Log((1f + texts.Count) / (1f + c.Texts)) + 1));
        return new FeatureSpace(Array.ConvertAll(kept, c => c.Feature), worth, together);
    }

    /// <summary>A text to learn from as points of the space. A text of which nothing is known has only the last column.</summary>
    public TextPlace Place(string text, FeatureReader reader)
    {
        reader.Read(text, together: Together);
        return Place(reader);
    }

    /// <summary>A new text as points of the space; slips of the pen are mended by what is known.</summary>
    public TextPlace PlaceNew(string text, FeatureReader reader)
    {
        reader.Read(text, feature => _columns.TryGetValue(feature, out var column) ? _worth[column] : null, Together);
        return Place(reader);
    }

    private TextPlace Place(FeatureReader reader)
    {
        var (words, groups, stretches) = (PartOf(reader.Words), PartOf(reader.Groups), PartOf(reader.Stretches));
        var whole = Join(words, groups, stretches);
        return new TextPlace(Together ? Join(words, PartOf(reader.Together, once: true)) : whole, whole);
    }

    /// <param name="features">The features, of which repeated ones stand there several times.</param>
    /// <param name="once">Whether none is repeated, so that they need not be sorted.</param>
    private Part PartOf(List<ulong> features, bool once = false)
    {
        if (!once) features.Sort();
        var (columns, values) = (new int[features.Count], new float[features.Count]);
        var (count, square) = (0, 0f);
        for (int i = 0, next; i < features.Count; i = next)
        {
            for (next = i + 1; next < features.Count && features[next] == features[i];) next++;
            if (!_columns.TryGetValue(features[i], out columns[count])) continue;
            var value = (1 + MathF.Log(next - i)) * _worth[columns[count]];
            values[count++] = value;
            square += value * value;
        }

        return new Part(columns, values, count, square);
    }

    /// <summary>The parts, brought to the same length and together to the length one, and the last column.</summary>
    private SparseVector Join(params ReadOnlySpan<Part> parts)
    {
        var length = 1;
        foreach (var part in parts) length += part.Count;
        var (columns, values) = (new int[length], new float[length]);
        (columns[^1], values[^1]) = (_worth.Length, 1);
        var at = 0;
        foreach (var part in parts)
        {
            var scale = part.Square > 0 ? 1 / MathF.Sqrt(parts.Length * part.Square) : 0;
            part.Columns.AsSpan(0, part.Count).CopyTo(columns.AsSpan(at));
            for (var i = 0; i < part.Count; i++) values[at++] = part.Values[i] * scale;
        }

        return new SparseVector(columns, values);
    }

    /// <summary>What a text has of one sort of features.</summary>
    /// <param name="Columns">The columns it has a value in.</param>
    /// <param name="Values">The values.</param>
    /// <param name="Count">How many of both there are.</param>
    /// <param name="Square">The sum of the values' squares.</param>
    private readonly record struct Part(int[] Columns, float[] Values, int Count, float Square);
}
