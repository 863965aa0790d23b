using System.Globalization;
using Heed.Text.Classifying;
using Heed.Text.Sentiments;

namespace Heed.Server.Lab;

/// <summary>Reads the feeling of every test and compares it with its label.</summary>
internal static class SentimentLab
{
    /// <summary>Where there is a neutral label, a polarity nearer to nought than this is neutral.</summary>
    private const double Neutral = 0.15;

    public static async Task<SentimentFigures> RunAsync(string? train, string test, string? output, CancellationToken cancellationToken)
    {
        var tests = await LabRow.ReadAsync(test, cancellationToken);
        var (read, figures) = train is null ? Lexicon(tests) : Learnt(await LabRow.ReadAsync(train, cancellationToken), tests, cancellationToken);
        foreach (var row in tests.Take(100)) read(row.Text);
        var start = Environment.CpuUsage.TotalTime;
        var said = tests.ConvertAll(row => read(row.Text));
        var took = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / tests.Count;
        if (output is not null) await File.WriteAllLinesAsync(output, said, cancellationToken);
        var pairs = tests.Select((row, i) => (row.Label, Read: said[i])).ToList();
        return figures with { TestRows = tests.Count, Accuracy = Math.Round(pairs.Average(p => p.Label == p.Read ? 1.0 : 0), 4), F1 = Math.Round(MacroF1(pairs), 4), MsPerText = Math.Round(took, 4) };
    }

    private static (Func<string, string> Read, SentimentFigures Figures) Lexicon(List<LabRow> tests)
    {
        var scale = Scale(tests.Select(t => t.Label).Distinct());
        return (text => scale(SentimentLexicon.Score(text).Polarity), new SentimentFigures());
    }

    /// <summary>Rows whose text is also a test are not learnt from: they would only be remembered.</summary>
    private static (Func<string, string> Read, SentimentFigures Figures) Learnt(List<LabRow> rows, List<LabRow> tests, CancellationToken cancellationToken)
    {
        var asked = tests.Select(t => Bare(t.Text)).ToHashSet();
        var kept = rows.Where(r => !asked.Contains(Bare(r.Text))).Select(r => new LabelledText(r.Label, r.Text)).ToList();
        if (kept.Count == 0) throw new Commands.UsageException("every training row is also a test.");
        var before = Environment.CpuUsage.TotalTime;
        var model = SentimentTrainer.Train(kept, cancellationToken);
        var spent = Environment.CpuUsage.TotalTime - before;
        var usual = kept.GroupBy(k => k.Label).MaxBy(g => g.Count())!.Key!;
        return (text => model.Classify(text).Label ?? usual, new SentimentFigures { TrainRows = kept.Count, LeakedRows = rows.Count - kept.Count, TrainCpuSeconds = Math.Round(spent.TotalSeconds, 2) });
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static double MacroF1(List<(string Label, string Read)> pairs) => pairs.Select(p => p.Label).Distinct().Average(label =>
    {
        var right = pairs.Count(p => p.Label == label && p.Read == label);
        var all = pairs.Count(p => p.Label == label) + pairs.Count(p => p.Read == label);
        return 2.0 * right / all;
    });

    /// <summary>
    /// What a table calls bad, neutral and good: words, or numbers of which the least is the worst. Numbers between them are
    /// spread evenly, so that one to five stars are read too. Where there is nothing between bad and good, who praises nothing complains.
    /// </summary>
    private static Func<double, string> Scale(IEnumerable<string> labels)
    {
        var ordered = labels.OrderBy(Goodness).ThenBy(l => l, StringComparer.Ordinal).ToList();
        return ordered.Count switch
        {
            1 => _ => ordered[0],
            2 => polarity => polarity > 0 ? ordered[1] : ordered[0],
            3 => polarity => Math.Abs(polarity) < Neutral ? ordered[1] : polarity < 0 ? ordered[0] : ordered[2],
            _ => polarity => ordered[Math.Min(ordered.Count - 1, (int)((polarity + 1) / 2 * ordered.Count))],
        };
    }

    private static double Goodness(string label)
    {
        if (double.TryParse(label, CultureInfo.InvariantCulture, out var number)) return number;
        return char.ToLowerInvariant(label.FirstOrDefault()) switch { 'n' when label.StartsWith("neu", StringComparison.OrdinalIgnoreCase) => 0, 'n' or 'b' or '负' or '差' or '坏' => -1, 'p' or 'g' or '正' or '好' => 1, _ => 0 };
    }
}
