using Heed.Text.Classifying;

namespace Heed.Text.Sentiments;

/// <summary>
/// Three models that look at a row in different ways and err differently; their scores are added. Planes between the labels and
/// a net, both over features weighed by how unevenly the labels have them, and a net over rare and repeated features (tf-idf).
/// The planes see frequent features also as those of the text's kind, which helps planes alone: a net finds out by itself.
/// </summary>
/// <param name="Kinds">What kinds of texts there are.</param>
/// <param name="Planes">A plane for each label; of two labels for the second alone; none for fewer.</param>
/// <param name="Uneven">The net over uneven features.</param>
/// <param name="Rare">The net over rare and repeated features.</param>
/// <param name="Unevenness">What columns are worth to <paramref name="Uneven"/>: the most that they are to any plane.</param>
/// <param name="Rarity">What columns are worth to <paramref name="Rare"/>.</param>
internal sealed record FeelingVoices(TextKinds Kinds, Separator[] Planes, NeuralNet Uneven, NeuralNet Rare, float[] Unevenness, float[] Rarity)
{
    /// <summary>What a net's scores count: they are about four and a half times as far apart as those of the planes.</summary>
    private const float NetShare = 0.22f;

    /// <summary>A score for each label.</summary>
    public float[] Score(FeatureRow row)
    {
        var labels = Planes.Length == 1 ? 2 : Planes.Length;
        var scores = new float[WeightMatrix.Padded(labels)];
        var rare = row.Weigh(Rarity, counted: true);
        var split = Kinds.Split(row, row.Weigh(Rarity, counted: false));
        for (var i = 0; i < Planes.Length; i++) scores[Planes.Length == 1 ? 1 : i] = Planes[i].Score(split);
        Uneven.AddTo(row.Weigh(Unevenness, counted: false), NetShare, scores);
        Rare.AddTo(rare, NetShare, scores);
        return scores[..labels];
    }

    /// <summary>Learns the three models from rows of at least two labels; <paramref name="targets"/> holds each row's label.</summary>
    public static FeelingVoices Train(int labels, FeatureTable table, IReadOnlyList<FeatureRow> rows, IReadOnlyList<int> targets, CancellationToken cancellationToken)
    {
        var weighed = rows.Select(r => r.Weigh(table.Rarity, counted: true)).ToArray();
        var once = rows.Select(r => r.Weigh(table.Rarity, counted: false)).ToArray();
        var kinds = TextKinds.Learn(once, table.Rarity.Length, cancellationToken);
        var split = rows.Select((row, i) => kinds.Split(row, once[i])).ToArray();
        var planes = new Separator[labels == 2 ? 1 : labels];
        var unevenness = new float[table.Rarity.Length];
        for (var i = 0; i < planes.Length; i++)
        {
            var label = labels == 2 ? 1 : i;
            var own = targets.Select(t => t == label).ToArray();
            var worth = UnevennessOf(split, own, kinds.SplitColumns);
            planes[i] = Separator.Train([.. split.Select(r => r.Weigh(worth, counted: false))], own, worth, cancellationToken);
            for (var column = 0; column < unevenness.Length; column++) unevenness[column] = MathF.Max(unevenness[column], worth[column]);
        }

        var uneven = NeuralNetTrainer.Train([.. rows.Select(r => r.Weigh(unevenness, counted: false))], targets, unevenness.Length, labels, NetPlan.Feelings, cancellationToken);
        var rare = NeuralNetTrainer.Train(weighed, targets, unevenness.Length, labels, NetPlan.Feelings, cancellationToken);
        return new FeelingVoices(kinds, planes, uneven, rare, unevenness, table.Rarity);
    }

    /// <summary>How far apart the shares are that rows of the label and other rows have a feature in, as a logarithm.</summary>
    private static float[] UnevennessOf(IReadOnlyList<FeatureRow> rows, bool[] own, int columns)
    {
        // The least that a feature is worth that all labels have alike.
        const float Even = 0.1f;
        var (with, without) = (new float[columns], new float[columns]);
        Array.Fill(with, 1);
        Array.Fill(without, 1);
        for (var i = 0; i < rows.Count; i++)
        {
            var counts = own[i] ? with : without;
            foreach (var column in rows[i].Columns) counts[column]++;
        }

        var owned = own.Count(o => o);
        var balance = MathF.Log((2f + owned) / (2f + own.Length - owned));
        for (var i = 0; i < columns; i++) with[i] = MathF.Abs(MathF.Log(with[i] / without[i]) - balance) + Even;
        return with;
    }
}
