using Heed.Text.Classifying;

namespace Heed.Text.Sentiments;

/// <summary>A plane between rows of one label and the others: on which side columns pull, and where the plane stands.</summary>
/// <param name="Columns">What each column is to it.</param>
/// <param name="Bias">Added to every score.</param>
internal sealed record Separator(Separator.Column[] Columns, float Bias)
{
    private const float Cost = 0.7f;
    private const int Epochs = 10;

    /// <summary>The signed distance of a row, brought to length one, from the plane.</summary>
    public float Score(FeatureRow row)
    {
        float sum = 0, square = 0;
        foreach (var at in row.Columns)
        {
            var column = Columns[at];
            sum += column.Worth * column.Pull;
            square += column.Worth * column.Worth;
        }

        return square > 0 ? Bias + (sum / MathF.Sqrt(square)) : Bias;
    }

    /// <summary>
    /// Learns the plane: linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh and others,
    /// "A dual coordinate descent method for large-scale linear SVM", ICML 2008). Time linear in the rows' columns.
    /// </summary>
    public static Separator Train(IReadOnlyList<SparseVector> rows, IReadOnlyList<bool> targets, float[] worth, CancellationToken cancellationToken)
    {
        var pull = new float[worth.Length];
        var bias = 0f;
        var duals = new float[rows.Count];
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(1);
        const float Softness = 1 / (2 * Cost);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var side = targets[i] ? 1f : -1f;
                // Rows have the length one, and the bias is one more column; a row of which nothing is known has only that.
                var square = rows[i].Columns.Length > 0 ? 2f : 1f;
                var gradient = side * (bias + Sum(rows[i], pull)) - 1 + duals[i] * Softness;
                var dual = MathF.Max(0, duals[i] - gradient / (square + Softness));
                var step = (dual - duals[i]) * side;
                duals[i] = dual;
                if (step == 0) continue;
                bias += step;
                for (var j = 0; j < rows[i].Columns.Length; j++) pull[rows[i].Columns[j]] += step * rows[i].Values[j];
            }
        }

        return new Separator([.. pull.Select((p, i) => new Column(worth[i], p))], bias);
    }

    private static float Sum(SparseVector row, float[] pull)
    {
        var sum = 0f;
        for (var j = 0; j < row.Columns.Length; j++) sum += pull[row.Columns[j]] * row.Values[j];
        return sum;
    }

    /// <summary>A column of a plane; both side by side, as an answer visits memory for each.</summary>
    /// <param name="Worth">How much the column counts in a row before the row is brought to length one.</param>
    /// <param name="Pull">Its weight.</param>
    internal readonly record struct Column(float Worth, float Pull);
}
