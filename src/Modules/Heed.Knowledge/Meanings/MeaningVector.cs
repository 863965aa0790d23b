using System.Numerics;
using System.Runtime.InteropServices;

namespace Heed.Knowledge.Meanings;

/// <summary>
/// A direction, a byte a dimension: a quarter of the room that floats take, and within a thousandth of the cosine. Compared by the cosine,
/// in time linear in the dimensions, several of them at once.
/// </summary>
internal sealed class MeaningVector
{
    private readonly sbyte[] _values;
    private readonly double _length;

    private MeaningVector(sbyte[] values)
    {
        _values = values;
        _length = Math.Sqrt(Dot(values, values));
    }

    public int Dimensions => _values.Length;

    /// <summary>Takes a vector of finite numbers that are not all 0.</summary>
    public static MeaningVector Of(ReadOnlySpan<float> vector)
    {
        var largest = 0f;
        foreach (var value in vector) largest = Math.Max(largest, Math.Abs(value));
        var values = new sbyte[vector.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (sbyte)Math.Round(vector[i] / largest * sbyte.MaxValue);
        return new MeaningVector(values);
    }

    /// <summary>As <see cref="ToBytes"/> wrote it.</summary>
    public static MeaningVector Read(byte[] bytes) => new(MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray());

    public byte[] ToBytes() => MemoryMarshal.Cast<sbyte, byte>(_values).ToArray();

    /// <summary>-1 to 1; 0 for vectors of different length, which say nothing of each other.</summary>
    public double Cosine(MeaningVector other) => other.Dimensions == Dimensions ? Dot(_values, other._values) / (_length * other._length) : 0;

    private static long Dot(sbyte[] a, sbyte[] b)
    {
        var (sum, i, wide) = (0L, 0, Vector<int>.Zero);
        for (; i <= a.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a, i), out var lowA, out var highA);
            Vector.Widen(new Vector<sbyte>(b, i), out var lowB, out var highB);
            // A product of two bytes fits a short, and so many of them as there are dimensions an int.
            Vector.Widen(lowA * lowB, out var first, out var second);
            Vector.Widen(highA * highB, out var third, out var fourth);
            wide += first + second + third + fourth;
        }

        sum += Vector.Sum(wide);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
