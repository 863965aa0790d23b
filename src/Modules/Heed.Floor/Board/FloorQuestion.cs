using Heed.Floor.Lines;
using Heed.Floor.Now;

namespace Heed.Floor.Board;

/// <summary>What one caller asks of the book: the lines of the brands it supervises. Pure.</summary>
internal sealed class FloorQuestion(Func<Guid, bool> sees, IReadOnlyCollection<Guid> queues, IReadOnlyDictionary<Guid, LineTerms> terms, DateTimeOffset now)
{
    private const int MostOldest = 60;
    private const int MostRisks = 40;

    public FloorFacts Ask(FloorShelf shelf, Roster roster, Cursor head)
    {
        var dayStart = roster.DayStart(now);
        var keys = shelf.Lines.Keys.Concat(shelf.Day.Lines).Where(k => sees(k.Brand) && Wanted(k.Queue)).Distinct().GroupBy(k => k.Queue);
        return new FloorFacts(head, roster, now, dayStart, [.. keys.Select(g => Line(shelf, g.Key, [.. g], dayStart))], new Dictionary<Guid, int>(shelf.Loads), Risks(shelf));
    }

    private LineFacts Line(FloorShelf shelf, Guid queue, IReadOnlyList<LineKey> keys, DateTimeOffset dayStart)
    {
        var target = terms.TryGetValue(queue, out var known) ? known.TargetSeconds : new LineTerms(queue, null, []).TargetSeconds;
        var (waiting, trend) = (0, new int[DayBook.TrendSteps]);
        DaySum day = default, hour = default;
        var oldest = new List<(DateTimeOffset At, Guid Id)>();
        foreach (var key in keys)
        {
            var here = shelf.Lines.GetValueOrDefault(key);
            waiting += here?.Count ?? 0;
            if (here is not null) oldest.AddRange(here.Take(MostOldest));
            shelf.Day.AddTrend(key, now, here?.Count ?? 0, trend);
            day += shelf.Day.Sum(key, dayStart, target);
            hour += shelf.Day.Sum(key, now.AddHours(-1), target);
        }

        return new LineFacts(queue, waiting, [.. oldest.Order().Take(MostOldest)], trend, day, hour);
    }

    private RiskFacts Risks(FloorShelf shelf)
    {
        var (atRisk, broken) = (0, 0);
        var soonest = new List<(DateTimeOffset Due, Guid Id)>();
        foreach (var (id, thread) in shelf.Risks(now))
        {
            if (!sees(thread.Brand) || (queues.Count > 0 && (thread.Queue is not { } queue || !queues.Contains(queue))) || thread.DueAt is not { } due) continue;
            atRisk++;
            if (due <= now) broken++;
            soonest.Add((due, id));
        }

        // What can still be kept comes before what is broken already.
        return new RiskFacts(atRisk, broken, [.. soonest.OrderBy(r => r.Due <= now).ThenBy(r => r.Due).Take(MostRisks)]);
    }

    private bool Wanted(Guid queue) => queues.Count == 0 || queues.Contains(queue);
}
