using Heed.Text.Classifying;

namespace Heed.Text.Sentiments;

/// <summary>
/// Learns feelings from labelled texts: three models whose scores are added, see <see cref="FeelingVoices"/>. Features are
/// weighed by how unevenly the labels have them (Wang and Manning, "Baselines and bigrams", ACL 2012). The same rows in the
/// same order give the same model. Time and memory are linear in the texts, of each of which at most
/// <see cref="SentimentFeatures.MaxText"/> characters are read.
/// </summary>
public static class SentimentTrainer
{
    /// <summary>More labels than this are a mistake.</summary>
    public const int MaxLabels = 20;

    internal const int MaxFeatures = 600_000;

    private const int HeldOutEvery = 5, LeastHeldOut = 40;

    /// <summary>Trains on the rows that have a label. One label, or no row at all, is no error: there is nothing to tell apart then.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxLabels"/> labels.</exception>
    public static SentimentModel Train(IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken = default)
    {
        var labelled = texts.Where(t => t.Label is not null).ToList();
        var labels = labelled.Select(t => t.Label!).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (labels.Length > MaxLabels) throw new ArgumentException($"There are {labels.Length} labels; at most {MaxLabels} feelings can be told apart.", nameof(texts));
        var features = new List<List<ulong>>(labelled.Count);
        foreach (var text in labelled)
        {
            cancellationToken.ThrowIfCancellationRequested();
            features.Add(SentimentFeatures.Read(text.Text));
        }

        var table = FeatureTable.Build(features, MaxFeatures);
        var rows = features.ConvertAll(table.Place);
        var targets = labelled.ConvertAll(t => Array.BinarySearch(labels, t.Label, StringComparer.Ordinal));
        var sharpness = Sharpness(labels, table, rows, targets, cancellationToken);
        return new SentimentModel(labels, table, labels.Length < 2 ? null : FeelingVoices.Train(labels.Length, table, rows, targets, cancellationToken), sharpness);
    }

    /// <summary>What makes probabilities of distances: the likeliest for rows that were held out.</summary>
    private static double Sharpness(string[] labels, FeatureTable table, List<FeatureRow> rows, List<int> targets, CancellationToken cancellationToken)
    {
        var held = Enumerable.Range(0, rows.Count).Where(i => i % HeldOutEvery == 0).ToList();
        if (held.Count < LeastHeldOut || labels.Length < 2) return 1;
        var rest = Enumerable.Range(0, rows.Count).Where(i => i % HeldOutEvery != 0).ToList();
        var voices = FeelingVoices.Train(labels.Length, table, rest.ConvertAll(i => rows[i]), rest.ConvertAll(i => targets[i]), cancellationToken);
        return Enumerable.Range(0, 20).Select(step => 0.25 * Math.Pow(1.25, step)).MinBy(sharpness =>
        {
            var model = new SentimentModel(labels, table, voices, sharpness);
            return held.Sum(i => -Math.Log(Math.Max(1e-6, model.Probabilities(rows[i])[targets[i]])));
        });
    }
}
