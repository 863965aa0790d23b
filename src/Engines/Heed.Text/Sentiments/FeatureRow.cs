using Heed.Text.Classifying;

namespace Heed.Text.Sentiments;

/// <summary>A row's columns in ascending order, and how often each stands there (one plus logarithm).</summary>
internal readonly record struct FeatureRow(int[] Columns, float[] Counts)
{
    /// <summary>The row as a point, brought to length one.</summary>
    /// <param name="worth">How much each column counts.</param>
    /// <param name="counted">Whether it matters how often a feature stands there.</param>
    public SparseVector Weigh(float[] worth, bool counted)
    {
        var values = new float[Columns.Length];
        var square = 0f;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = worth[Columns[i]] * (counted ? Counts[i] : 1);
            square += values[i] * values[i];
        }

        var scale = square > 0 ? 1 / MathF.Sqrt(square) : 0;
        foreach (ref var value in values.AsSpan()) value *= scale;
        return new SparseVector(Columns, values);
    }
}
