namespace Heed.Text.Classifying;

/// <summary>
/// Learns from labelled texts what new texts are about. The same rows in the same order give the same model. Time and memory
/// are bounded: linear in the rows, the words of a row (at most <see cref="FeatureReader.MaxText"/> characters are read) and the labels.
/// </summary>
public static class ClassifierTrainer
{
    /// <summary>More labels than this are a mistake.</summary>
    public const int MaxLabels = 2_000;

    /// <summary>A longer label is a mistake, in UTF-16 units.</summary>
    public const int MaxLabel = 1_000;

    /// <summary>What an error costs the support vectors; less where they see words together, of which a text has many.</summary>
    private const float Cost = 2, CostTogether = 1;

    private const int Epochs = 12;

    /// <summary>At most so many weights; the rarest features are left out first.</summary>
    private const int MaxWeights = 24_000_000;

    /// <summary>Fewer tuning rows than this say little about confidence.</summary>
    private const int LeastTuning = 50;

    /// <summary>From so many rows on, one fold is held out instead of each in turn.</summary>
    private const int ManyRows = 6_000;

    /// <summary>From so many labels on, some stand for what is out of scope; with fewer, too much would be missing.</summary>
    private const int ManyLabels = 20;

    private const int StrangeEvery = 10;

    private const int FewLabels = 16;

    /// <summary>With few labels and so many rows for each on average, it pays to look which words stand together.</summary>
    private const int PlentyRows = 300;

    /// <summary>Trains on the rows. One label, or no row at all, is no error: see <see cref="TextClassifier.Classify"/>.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxLabels"/> labels, or one is longer than <see cref="MaxLabel"/>.</exception>
    public static TextClassifier Train(IReadOnlyList<LabelledText> texts, TrainingOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new TrainingOptions();
        var labels = texts.Select(t => t.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        if (labels.Length > MaxLabels) throw new ArgumentException($"There are {labels.Length} labels; at most {MaxLabels} can be told apart.", nameof(texts));
        if (Array.Exists(labels, l => l.Length > MaxLabel)) throw new ArgumentException($"A label is longer than {MaxLabel} characters.", nameof(texts));
        var rows = Rows.Of(texts, labels);
        var names = Array.ConvertAll(labels, LabelNames.Words);
        var model = Fit(rows.WithNames(names), cancellationToken);
        var tuned = options.Tuning.Count >= LeastTuning;
        var unthought = !tuned && rows.Outputs == labels.Length && labels.Length >= ManyLabels;
        var heldOut = tuned ? Scored(model, Rows.Of(options.Tuning, labels)) : HoldOut(rows, names, unthought, cancellationToken);
        var calibration = Calibration.Fit(heldOut).WithLine(heldOut, labels.Length, unthought);
        if (options.LeastInScope is { } least) calibration = calibration with { LeastInScope = Math.Clamp(least, 0, 1) };
        return new TextClassifier(labels, model, calibration);
    }

    private static TextModel Fit(Rows rows, CancellationToken cancellationToken)
    {
        var few = rows.Outputs <= FewLabels;
        var together = few && rows.Texts.Count >= PlentyRows * rows.Outputs;
        var space = FeatureSpace.Build(rows.Texts, MaxWeights / WeightMatrix.Padded(Math.Max(rows.Outputs, 1)), together, cancellationToken);
        var reader = new FeatureReader();
        var places = rows.Texts.Select(text => space.Place(text, reader)).ToList();
        var weights = SupportVectors.Train(places.ConvertAll(p => p.ForVectors), rows.Targets, space.Columns, rows.Outputs, together ? CostTogether : Cost, Epochs, cancellationToken);
        var net = NeuralNetTrainer.Train(places.ConvertAll(p => p.ForNet), rows.Targets, space.Columns, rows.Outputs, few ? NetPlan.FewIntents : NetPlan.Intents, cancellationToken);
        return new TextModel(space, PackedWeights.Of(weights), net);
    }

    /// <summary>
    /// Scores of rows by models that have not seen them. When <paramref name="unthought"/>, every tenth of the labels is kept from a model altogether: its rows stand for what customers ask that nobody thought of.
    /// </summary>
    private static List<ScoredRow> HoldOut(Rows rows, string?[] names, bool unthought, CancellationToken cancellationToken)
    {
        var scored = new List<ScoredRow>();
        var (folds, used) = rows.Texts.Count >= ManyRows ? (5, 1) : (3, 3);
        var foldOf = rows.Folds(folds);
        for (var fold = 0; fold < used; fold++)
        {
            bool Strange(int target) => unthought && target % StrangeEvery == fold;
            var rest = rows.Where(i => foldOf[i] != fold && !Strange(rows.Targets[i]));
            var held = rows.Where(i => foldOf[i] == fold);
            if (rest.Texts.Count == 0 || held.Texts.Count == 0) continue;
            var model = Fit(rest.WithNames([.. names.Select((name, label) => Strange(label) ? null : name)]), cancellationToken);
            scored.AddRange(Scored(model, held).Select(row => Strange(row.Target) ? row with { Target = names.Length } : row));
        }

        return scored;
    }

    private static List<ScoredRow> Scored(TextModel model, Rows rows)
    {
        var reader = new FeatureReader();
        return [.. rows.Texts.Select((text, i) => new ScoredRow(rows.Targets[i], model.Score(text, reader, out _)))];
    }
}
