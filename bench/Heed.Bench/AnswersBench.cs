using System.Diagnostics;
using Heed.Server.Load;
using Heed.Text.Retrieval;

namespace Heed.Bench;

/// <summary>What an answer costs over 10,000 entries of two wordings and an answer of six sentences each, half English, half Chinese, and what building them costs.</summary>
internal static class AnswersBench
{
    private const int Entries = 10_000, Questions = 5_000, Warm = 500;

    public static Task RunAsync(Report report)
    {
        var entries = Enumerable.Range(0, Entries).Select(i => new AnswerEntry($"{i}", SearchTexts.Of(i), [SearchTexts.Of(Entries + i)], string.Join("。", Enumerable.Range(0, 6).Select(part => SearchTexts.Of(2 * Entries + 6 * i + part))))).ToList();
        var before = Environment.CpuUsage.TotalTime;
        var index = AnswerIndex.Build(entries);
        var built = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        report.Add("10,000 entries read into an index, processor time", built, "s", "< 1", built < 1);
        var times = new Figures();
        for (var i = 0; i < Warm + Questions; i++)
        {
            var question = SearchTexts.Of(9 * Entries + i);
            var start = Stopwatch.GetTimestamp();
            index.Find(question, 3);
            if (i >= Warm) times.Add(Stopwatch.GetElapsedTime(start));
        }

        report.Add("a question over 10,000 entries", times.Read(), p99: 10);
        return Task.CompletedTask;
    }
}
