using System.Diagnostics;
using Heed.Server.Load;
using Heed.Text.Classifying;
using Heed.Text.Sentiments;

namespace Heed.Bench;

/// <summary>What learning costs, and what an answer of what was learnt: 15,000 texts of 150 labels, and 10,000 of two feelings; made texts, half English, half Chinese.</summary>
internal static class LearningBench
{
    private const int Rows = 15_000, Labels = 150, Feelings = 10_000, Questions = 5_000, Warm = 500;

    public static Task RunAsync(Report report)
    {
        var rows = Enumerable.Range(0, Rows).Select(i => new LabelledText($"label-{i % Labels}", Text(i, i % Labels))).ToList();
        var before = Environment.CpuUsage.TotalTime;
        var classifier = ClassifierTrainer.Train(rows);
        var spent = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        report.Add("15,000 texts of 150 labels learnt, processor time", spent, "s", "< 20", spent < 20);
        Ask(report, "which of 150 labels, an answer", i => classifier.Classify(Text(i, i % Labels)), 0.2);

        var felt = Enumerable.Range(0, Feelings).Select(i => new LabelledText($"{i % 2}", Text(i, i % 2))).ToList();
        before = Environment.CpuUsage.TotalTime;
        var model = SentimentTrainer.Train(felt);
        report.Add("10,000 texts of two feelings learnt, processor time", (Environment.CpuUsage.TotalTime - before).TotalSeconds, "s");
        Ask(report, "which of two feelings, an answer", i => model.Classify(Text(i, i % 2)), 0.2);
        Ask(report, "a feeling by the shipped lexicon", i => SentimentLexicon.Score(Text(i, i % 2)), 0.2);
        return Task.CompletedTask;
    }

    /// <summary>A text with two words that only its label has.</summary>
    private static string Text(int number, int label) => $"{SearchTexts.Of(number)} topic{label}x{number % 7} theme{label}";

    private static void Ask(Report report, string what, Action<int> ask, double p50)
    {
        var times = new Figures();
        for (var i = 0; i < Warm + Questions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            ask(Rows + i);
            if (i >= Warm) times.Add(Stopwatch.GetElapsedTime(start));
        }

        report.Add(what, times.Read(), p50: p50);
    }
}
