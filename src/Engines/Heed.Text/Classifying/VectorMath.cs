using System.Numerics;
using System.Runtime.InteropServices;

namespace Heed.Text.Classifying;

/// <summary>Sums over rows of numbers, as wide as the machine goes. Rows are multiples of sixteen long.</summary>
internal static class VectorMath
{
    public static void AddScaled(ReadOnlySpan<float> from, float scale, Span<float> to)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(from);
        var b = MemoryMarshal.Cast<float, Vector<float>>(to);
        var factor = new Vector<float>(scale);
        for (var i = 0; i < b.Length; i++) b[i] += a[i] * factor;
    }

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(left);
        var b = MemoryMarshal.Cast<float, Vector<float>>(right);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < b.Length; i++) sum += a[i] * b[i];
        return Vector.Sum(sum);
    }

    /// <summary>
    /// Moves weights against their gradient, each by a step that shrinks with what it has moved already (AdaGrad; Duchi, Hazan,
    /// Singer, JMLR 2011): rare words, which are seldom moved, keep learning.
    /// </summary>
    /// <param name="weights">The weights.</param>
    /// <param name="history">The sum of the squared gradients so far.</param>
    /// <param name="gradient">The gradient before scaling.</param>
    /// <param name="scale">The gradient is multiplied by it.</param>
    /// <param name="rate">Length of the first steps.</param>
    public static void Descend(Span<float> weights, Span<float> history, ReadOnlySpan<float> gradient, float scale, float rate)
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var h = MemoryMarshal.Cast<float, Vector<float>>(history);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        var (factor, pace) = (new Vector<float>(scale), new Vector<float>(rate));
        for (var i = 0; i < w.Length; i++)
        {
            var slope = g[i] * factor;
            h[i] += slope * slope;
            w[i] -= pace * slope / Vector.SquareRoot(h[i]);
        }
    }
}
