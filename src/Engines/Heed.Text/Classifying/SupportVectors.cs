using System.Numerics;
using System.Runtime.InteropServices;

namespace Heed.Text.Classifying;

/// <summary>
/// Linear support vector machines with squared hinge loss, one for each label against the rest, by dual coordinate descent
/// (Hsieh, Chang, Lin, Keerthi, Sundararajan, "A dual coordinate descent method for large-scale linear SVM", ICML 2008).
/// All labels step at once on the same text, which turns the inner loops into vector instructions.
/// </summary>
internal static class SupportVectors
{
    /// <summary>Trains on the texts; <paramref name="targets"/> holds each text's output.</summary>
    public static WeightMatrix Train(IReadOnlyList<SparseVector> texts, IReadOnlyList<int> targets, int columns, int outputs, float cost, int epochs, CancellationToken cancellationToken)
    {
        var weights = new WeightMatrix(columns, outputs);
        var duals = new float[texts.Count * weights.Stride];
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var random = new Random(1);
        var scores = new float[weights.Stride];
        var softness = 1 / (2 * cost);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Array.Clear(scores);
                weights.Multiply(texts[i], scores);
                Step(scores, duals.AsSpan(i * weights.Stride, weights.Stride), targets[i], texts[i].Square, softness);
                weights.Move(texts[i], scores);
            }
        }

        return weights;
    }

    /// <summary>Turns the scores into the steps of the weights, and takes the step in the duals.</summary>
    private static void Step(Span<float> scores, Span<float> duals, int target, float square, float softness)
    {
        var hit = (Score: scores[target], Dual: duals[target]);
        var rest = MemoryMarshal.Cast<float, Vector<float>>(scores);
        var kept = MemoryMarshal.Cast<float, Vector<float>>(duals);
        var size = new Vector<float>(1 / (square + softness));
        var soft = new Vector<float>(softness);
        for (var v = 0; v < rest.Length; v++)
        {
            // y = -1: the gradient is -score - 1 + dual × softness.
            var gradient = kept[v] * soft - rest[v] - Vector<float>.One;
            var moved = Vector.Max(kept[v] - gradient * size, Vector<float>.Zero);
            rest[v] = kept[v] - moved;
            kept[v] = moved;
        }

        // The text's own output: y = 1.
        var own = MathF.Max(hit.Dual - ((hit.Score - 1 + hit.Dual * softness) / (square + softness)), 0);
        scores[target] = own - hit.Dual;
        duals[target] = own;
    }
}
