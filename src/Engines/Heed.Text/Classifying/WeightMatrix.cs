namespace Heed.Text.Classifying;

/// <summary>
/// Weights of columns (rows of the matrix) for outputs, laid out so that one column's weights for all outputs stand side by
/// side: a text then costs one pass over few rows, and eight outputs are reckoned at a time. Each output is summed by
/// itself, so the width of the machine's vectors does not change a result.
/// </summary>
internal sealed class WeightMatrix(int columns, int outputs)
{
    private readonly float[] _weights = new float[checked(columns * Padded(outputs))];

    public int Columns => columns;

    public int Outputs => outputs;

    /// <summary>Length of a row, a multiple of what any machine takes at once.</summary>
    public int Stride { get; } = Padded(outputs);

    public Span<float> Row(int column) => _weights.AsSpan(column * Stride, Stride);

    public void Fill(float weight) => Array.Fill(_weights, weight);

    /// <summary>Adds to the sums what the text's columns say.</summary>
    public void Multiply(SparseVector text, Span<float> sums)
    {
        for (var i = 0; i < text.Columns.Length; i++) VectorMath.AddScaled(Row(text.Columns[i]), text.Values[i], sums);
    }

    /// <summary>Moves the weights of the text's columns by the steps, times the value in that column.</summary>
    public void Move(SparseVector text, ReadOnlySpan<float> steps)
    {
        for (var i = 0; i < text.Columns.Length; i++) VectorMath.AddScaled(steps, text.Values[i], Row(text.Columns[i]));
    }

    public static int Padded(int outputs) => (outputs + 15) / 16 * 16;
}
