namespace Heed.Text.Sentiments;

/// <summary>A plane between rows of one label and the others: what columns are worth, on which side they pull, and where the plane stands.</summary>
/// <param name="Worth">How much a column counts in a row before the row is brought to length one.</param>
/// <param name="Pull">The weights, a column each.</param>
/// <param name="Bias">Added to every score.</param>
/// <param name="Counted">Whether it matters how often a feature stands in a row.</param>
internal sealed record Separator(float[] Worth, float[] Pull, float Bias, bool Counted)
{
    private const float Cost = 0.5f;
    private const int Epochs = 10;

    /// <summary>The signed distance of a row from the plane.</summary>
    public float Score(FeatureRow row) => Bias + Scale(row, Worth, Counted) * Sum(row, Worth, Pull, Counted);

    /// <summary>
    /// Learns the plane: linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh and others,
    /// "A dual coordinate descent method for large-scale linear SVM", ICML 2008). Time linear in the rows' columns.
    /// </summary>
    public static Separator Train(IReadOnlyList<FeatureRow> rows, IReadOnlyList<bool> targets, float[] worth, bool counted, CancellationToken cancellationToken)
    {
        var pull = new float[worth.Length];
        var bias = 0f;
        var duals = new float[rows.Count];
        var scales = rows.Select(row => Scale(row, worth, counted)).ToArray();
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(1);
        const float Softness = 1 / (2 * Cost);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (side, scale) = (targets[i] ? 1f : -1f, scales[i]);
                var square = scale > 0 ? 2f : 1f;
                var gradient = side * (bias + scale * Sum(rows[i], worth, pull, counted)) - 1 + duals[i] * Softness;
                var dual = MathF.Max(0, duals[i] - gradient / (square + Softness));
                var step = (dual - duals[i]) * side;
                duals[i] = dual;
                if (step == 0) continue;
                bias += step;
                Move(rows[i], worth, pull, counted, step * scale);
            }
        }

        return new Separator(worth, pull, bias, counted);
    }

    private static float Sum(FeatureRow row, float[] worth, float[] pull, bool counted)
    {
        var sum = 0f;
        for (var j = 0; j < row.Columns.Length; j++) sum += pull[row.Columns[j]] * worth[row.Columns[j]] * (counted ? row.Counts[j] : 1);
        return sum;
    }

    private static void Move(FeatureRow row, float[] worth, float[] pull, bool counted, float step)
    {
        for (var j = 0; j < row.Columns.Length; j++) pull[row.Columns[j]] += step * worth[row.Columns[j]] * (counted ? row.Counts[j] : 1);
    }

    /// <summary>What brings the row to length one; nought for a row of which nothing is known.</summary>
    private static float Scale(FeatureRow row, float[] worth, bool counted)
    {
        var square = 0f;
        for (var j = 0; j < row.Columns.Length; j++)
        {
            var value = worth[row.Columns[j]] * (counted ? row.Counts[j] : 1);
            square += value * value;
        }

        return square > 0 ? 1 / MathF.Sqrt(square) : 0;
    }
}
