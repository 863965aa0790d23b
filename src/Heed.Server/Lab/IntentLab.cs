using Heed.Text.Classifying;

namespace Heed.Server.Lab;

/// <summary>
/// Learns from one table and answers another. Rows labelled <c>oos</c> are out of scope, wherever they stand: in training and
/// in <c>dev</c> they teach where "I do not know" begins. The rows of the file of its own teach too when the tests have
/// such rows themselves; otherwise they are tests, behind the others.
/// </summary>
internal static class IntentLab
{
    private const string OutOfScope = "oos";

    public static async Task<IntentFigures> RunAsync(string train, string test, string? dev, string? oos, string? output, CancellationToken cancellationToken)
    {
        var learnt = await ReadAsync(train, cancellationToken);
        var tests = await ReadAsync(test, cancellationToken);
        var tuning = dev is null ? [] : await ReadAsync(dev, cancellationToken);
        var strangers = oos is null ? [] : (await LabRow.ReadAsync(oos, cancellationToken)).ConvertAll(row => new LabelledText(null, row.Text));
        if (tests.Exists(t => t.Label is null)) learnt.AddRange(strangers);
        else tests.AddRange(strangers);

        var before = Environment.CpuUsage.TotalTime;
        var classifier = ClassifierTrainer.Train(learnt, new TrainingOptions { Tuning = tuning }, cancellationToken);
        var cpu = Environment.CpuUsage.TotalTime - before;
        foreach (var row in tests.Take(200)) classifier.Classify(row.Text);
        before = Environment.CpuUsage.TotalTime;
        var answers = tests.ConvertAll(row => classifier.Classify(row.Text));
        var took = Environment.CpuUsage.TotalTime - before;
        if (output is not null) await File.WriteAllLinesAsync(output, answers.Select(a => a.Label ?? OutOfScope), cancellationToken);
        return Measure(tests, answers) with
        {
            TrainRows = learnt.Count,
            Labels = classifier.Labels.Count,
            LeastInScope = Math.Round(classifier.LeastInScope, 4),
            TrainCpuSeconds = Math.Round(cpu.TotalSeconds, 2),
            MsPerText = Math.Round(took.TotalMilliseconds / tests.Count, 4),
        };
    }

    private static IntentFigures Measure(List<LabelledText> tests, List<Classification> answers)
    {
        var inScope = tests.Zip(answers).Where(p => p.First.Label is not null).ToList();
        var outside = tests.Zip(answers).Where(p => p.First.Label is null).Select(p => p.Second).ToList();
        return new IntentFigures(
            0,
            0,
            tests.Count,
            Share(inScope, p => p.Second.Label == p.First.Label),
            Share(inScope, p => Best(p.Second) == p.First.Label),
            Share(outside, a => a.Label is null),
            Auroc([.. inScope.Select(p => p.Second.InScope)], [.. outside.Select(a => a.InScope)]),
            CalibrationError([.. inScope.Select(p => (p.Second.Confidence, Best(p.Second) == p.First.Label))]),
            0,
            0,
            0);
    }

    private static string? Best(Classification answer) => answer.Ranked.Count > 0 ? answer.Ranked[0].Label : null;

    /// <summary>The share of pairs in order, ties counting half (Mann and Whitney's U).</summary>
    private static double? Auroc(List<double> inScope, List<double> outside)
    {
        if (inScope.Count == 0 || outside.Count == 0) return null;
        var ranks = inScope.Select(s => (Score: s, In: true)).Concat(outside.Select(s => (Score: s, In: false))).GroupBy(s => s.Score).OrderBy(g => g.Key);
        double pairs = 0, below = 0;
        foreach (var tie in ranks)
        {
            double ours = tie.Count(s => s.In), theirs = tie.Count(s => !s.In);
            pairs += ours * (below + (theirs / 2));
            below += theirs;
        }

        return Math.Round(pairs / ((double)inScope.Count * outside.Count), 4);
    }

    private static double? CalibrationError(List<(double Confidence, bool Right)> answers)
    {
        if (answers.Count == 0) return null;
        var bands = answers.GroupBy(a => Math.Min((int)(a.Confidence * 10), 9));
        return Math.Round(bands.Sum(band => Math.Abs(band.Sum(a => a.Confidence - (a.Right ? 1 : 0)))) / answers.Count, 4);
    }

    private static double? Share<T>(List<T> rows, Func<T, bool> counts) => rows.Count == 0 ? null : Math.Round((double)rows.Count(counts) / rows.Count, 4);

    private static async Task<List<LabelledText>> ReadAsync(string file, CancellationToken cancellationToken) =>
        (await LabRow.ReadAsync(file, cancellationToken)).ConvertAll(row => new LabelledText(row.Label == OutOfScope ? null : row.Label, row.Text));
}
