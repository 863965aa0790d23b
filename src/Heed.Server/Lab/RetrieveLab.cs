using System.Diagnostics;
using Heed.Text.Retrieval;

namespace Heed.Server.Lab;

/// <summary>Asks every question of a table and looks where the right entry stands; the rows of one identifier in the knowledge are variants of one entry.</summary>
internal static class RetrieveLab
{
    private const int Depth = 10;

    public static async Task<RetrieveFigures> RunAsync(string knowledge, string test, string? output, CancellationToken cancellationToken)
    {
        var entries = Entries(await LabRow.ReadAsync(knowledge, cancellationToken));
        var questions = await LabRow.ReadAsync(test, cancellationToken);
        var before = Environment.CpuUsage.TotalTime;
        var index = AnswerIndex.Build(entries);
        var built = Environment.CpuUsage.TotalTime - before;

        // The first answers would measure the compiler.
        foreach (var row in questions.Take(100)) index.Find(row.Text, Depth);
        var asked = new List<Asked>(questions.Count);
        foreach (var row in questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            var hits = index.Find(row.Text, Depth);
            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            asked.Add(new Asked(hits.TakeWhile(h => h.Id != row.Label).Count() is var rank && rank < hits.Count ? rank + 1 : 0, hits.Count > 0 ? hits[0].Score : 0, hits.Count > 0 ? hits[0].Id : "", took));
        }

        if (output is not null) await File.WriteAllLinesAsync(output, asked.Select(a => a.First), cancellationToken);
        return Figures(entries, questions, asked, built);
    }

    private static List<AnswerEntry> Entries(List<LabRow> rows) =>
        [.. rows.GroupBy(r => r.Label).Select(g => new AnswerEntry(g.Key, g.First().Text, [.. g.Skip(1).Select(r => r.Text)], string.Join('\n', g.Select(r => r.More).Where(m => m.Length > 0).Distinct())))];

    private static RetrieveFigures Figures(List<AnswerEntry> entries, List<LabRow> questions, List<Asked> asked, TimeSpan built)
    {
        var known = entries.Select(e => e.Id).ToHashSet();
        var answerable = asked.Where((_, i) => known.Contains(questions[i].Label)).ToList();
        double Share(Func<Asked, double> count) => answerable.Count == 0 ? 0 : Math.Round(answerable.Average(count), 4);
        var times = asked.Select(a => a.Milliseconds).Order().ToList();
        return new RetrieveFigures(
            entries.Count, asked.Count, Share(a => a.Rank == 1 ? 1 : 0), Share(a => a.Rank is 1 or 2 or 3 ? 1 : 0), Share(a => a.Rank > 0 ? 1.0 / a.Rank : 0), asked.Count - answerable.Count,
            Math.Round(ScoreFigures.Auroc(asked.Select(a => (a.Score, a.Rank == 1))), 4), Math.Round(ScoreFigures.CalibrationError(asked.Select(a => (a.Score, a.Rank == 1))), 4),
            Math.Round(built.TotalSeconds, 3), Math.Round(times.Average(), 4), Math.Round(times[(int)(times.Count * 0.99)], 4));
    }

    private sealed record Asked(int Rank, double Score, string First, double Milliseconds);
}
