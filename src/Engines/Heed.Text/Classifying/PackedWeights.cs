using System.Numerics;
using System.Runtime.InteropServices;

namespace Heed.Text.Classifying;

/// <summary>Trained weights at a quarter of the size: a signed byte each, and one scale for each column.</summary>
internal sealed class PackedWeights
{
    private readonly sbyte[] _cells;
    private readonly float[] _scales;

    public PackedWeights(int outputs, sbyte[] cells, float[] scales)
    {
        Outputs = outputs;
        Stride = WeightMatrix.Padded(outputs);
        if (cells.LongLength != (long)scales.Length * Stride) throw new ArgumentException("There must be a row of cells for each scale.", nameof(cells));
        _cells = cells;
        _scales = scales;
    }

    public int Outputs { get; }

    public int Stride { get; }

    public int Columns => _scales.Length;

    public ReadOnlySpan<sbyte> Cells => _cells;

    public ReadOnlySpan<float> Scales => _scales;

    public static PackedWeights Of(WeightMatrix weights)
    {
        var cells = new sbyte[weights.Columns * weights.Stride];
        var scales = new float[weights.Columns];
        for (var column = 0; column < scales.Length; column++)
        {
            var row = weights.Row(column);
            var largest = 0f;
            foreach (var weight in row) largest = MathF.Max(largest, MathF.Abs(weight));
            if (largest == 0) continue;
            scales[column] = largest / sbyte.MaxValue;
            for (var i = 0; i < row.Length; i++) cells[(column * weights.Stride) + i] = (sbyte)MathF.Round(row[i] / scales[column]);
        }

        return new PackedWeights(weights.Outputs, cells, scales);
    }

    /// <summary>Adds to the sums, one for each output and <see cref="Stride"/> in all, what the text's columns say; columns beyond the last say nothing.</summary>
    public void Multiply(SparseVector text, Span<float> sums)
    {
        for (var i = 0; i < text.Columns.Length; i++)
        {
            if (text.Columns[i] < Columns) AddRow(text.Columns[i], text.Values[i], sums);
        }
    }

    /// <summary>Adds the weights of one column, times the value.</summary>
    public void AddRow(int column, float value, Span<float> sums) => AddScaled(_cells.AsSpan(column * Stride, Stride), value * _scales[column], sums);

    private static void AddScaled(ReadOnlySpan<sbyte> cells, float scale, Span<float> sums)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var factor = new Vector<float>(scale);
        var wide = Vector<sbyte>.Count;
        var whole = cells.Length / wide * wide;
        for (int from = 0, at = 0; from < whole; from += wide, at += 4)
        {
            Vector.Widen(new Vector<sbyte>(cells[from..]), out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            to[at] += Vector.ConvertToSingle(a) * factor;
            to[at + 1] += Vector.ConvertToSingle(b) * factor;
            to[at + 2] += Vector.ConvertToSingle(c) * factor;
            to[at + 3] += Vector.ConvertToSingle(d) * factor;
        }

        for (var i = whole; i < cells.Length; i++) sums[i] += cells[i] * scale;
    }
}
