using Heed.Text.Classifying;

namespace Heed.Text.Sentiments;

/// <summary>
/// What kinds of texts there are, found without labels by how their features mix (spherical k-means; Dhillon and Modha, "Concept decompositions
/// for large sparse text data using clustering", Machine Learning 2001). Reviews of hotels, books and computers praise in different words: light is good of a
/// computer and bad of a meal. So each frequent feature of a text is given once as such and once as one of its kind
/// (Daumé, "Frustratingly easy domain adaptation", ACL 2007).
/// </summary>
internal sealed class TextKinds
{
    /// <summary>How many kinds are looked for: more would leave each too few rows to learn from.</summary>
    public const int Kinds = 3;

    /// <summary>Rarer features mean the same in all kinds: there are too few rows to say otherwise.</summary>
    private const int MostShared = 65_536;

    /// <summary>Fewer rows than this are taken to be of one kind.</summary>
    private const int LeastRows = 1_000;

    private const int Passes = 8, RowsToStart = 20;

    private readonly int _columns;

    /// <param name="columns">How many features there are, the most frequent first.</param>
    /// <param name="centres">The middle of each kind, the kinds of a column side by side; empty where there is one kind.</param>
    public TextKinds(int columns, float[] centres) => (_columns, Centres) = (columns, centres);

    public float[] Centres { get; }

    /// <summary>Columns of a row that is split.</summary>
    public int SplitColumns => _columns + Centres.Length;

    /// <summary>How long <see cref="Centres"/> are where there are several kinds.</summary>
    public static int CentresOf(int columns) => Kinds * Math.Min(columns, MostShared);

    /// <summary>Finds the kinds; the same rows in the same order give the same ones. Linear in the rows' columns.</summary>
    public static TextKinds Learn(IReadOnlyList<SparseVector> rows, int columns, CancellationToken cancellationToken)
    {
        if (rows.Count < LeastRows) return new TextKinds(columns, []);
        var kinds = new TextKinds(columns, new float[CentresOf(columns)]);
        var random = new Random(1);
        for (var i = 0; i < Kinds * RowsToStart; i++) Add(rows[random.Next(rows.Count)], i % Kinds, kinds.Centres);
        ToLengthOne(kinds.Centres);
        for (var pass = 0; pass < Passes; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = new float[kinds.Centres.Length];
            foreach (var row in rows) Add(row, kinds.Of(row), next);
            ToLengthOne(next);
            kinds = new TextKinds(columns, next);
        }

        return kinds;
    }

    /// <summary>The kind whose middle a row is nearest to.</summary>
    public int Of(SparseVector row)
    {
        Span<float> near = stackalloc float[Kinds];
        near.Clear();
        for (var i = 0; i < row.Columns.Length && row.Columns[i] * Kinds < Centres.Length; i++)
        {
            for (var kind = 0; kind < Kinds; kind++) near[kind] += Centres[(row.Columns[i] * Kinds) + kind] * row.Values[i];
        }

        var nearest = 0;
        for (var kind = 1; kind < Kinds; kind++) nearest = near[kind] > near[nearest] ? kind : nearest;
        return nearest;
    }

    /// <summary>The row with its frequent features once more, as those of its kind.</summary>
    /// <param name="row">The row.</param>
    /// <param name="weighed">The same as a point.</param>
    public FeatureRow Split(FeatureRow row, SparseVector weighed)
    {
        if (Centres.Length == 0) return row;
        var shared = Centres.Length / Kinds;
        var own = _columns + (Of(weighed) * shared);
        var count = row.Columns.Length;
        var twice = Array.BinarySearch(row.Columns, shared);
        if (twice < 0) twice = ~twice;
        var columns = new int[count + twice];
        row.Columns.CopyTo(columns, 0);
        for (var i = 0; i < twice; i++) columns[count + i] = own + row.Columns[i];
        return new FeatureRow(columns, [.. row.Counts, .. row.Counts.AsSpan(0, twice)]);
    }

    private static void Add(SparseVector row, int kind, float[] centres)
    {
        for (var i = 0; i < row.Columns.Length && row.Columns[i] * Kinds < centres.Length; i++) centres[(row.Columns[i] * Kinds) + kind] += row.Values[i];
    }

    private static void ToLengthOne(float[] centres)
    {
        for (var kind = 0; kind < Kinds; kind++)
        {
            var square = 0f;
            for (var i = kind; i < centres.Length; i += Kinds) square += centres[i] * centres[i];
            var scale = square > 0 ? 1 / MathF.Sqrt(square) : 0;
            for (var i = kind; i < centres.Length; i += Kinds) centres[i] *= scale;
        }
    }
}
