using Heed.Floor.Now;
using Heed.Floor.Tiles;
using Heed.Routing.Public;

namespace Heed.Floor.Board;

/// <summary>Figures of all lines together, against the targets of the tiles. Pure.</summary>
internal sealed class TileBoard(FloorFacts facts, IReadOnlyList<FloorQueue> queues, IReadOnlyList<FloorAgent> agents, RatingFigures ratings)
{
    private readonly DaySum _day = facts.Lines.Aggregate(default(DaySum), (sum, line) => sum + line.Day);
    private readonly FloorQueue? _worst = queues.Where(q => q.Since is not null).MinBy(q => q.Since);

    public FloorTile Make(TileSetting setting)
    {
        var target = setting.Target;
        return setting.Kind switch
        {
            TileKind.Waiting => Plain(setting, queues.Sum(q => q.Waiting), Busiest()?.Id) with { Trend = Trend() },
            TileKind.LongestWait => Plain(setting, _worst is null ? 0 : Math.Floor((facts.Now - _worst.Since!.Value).TotalSeconds), _worst?.Id) with
            {
                Since = _worst?.Since,
                ConversationId = _worst?.Waits.FirstOrDefault()?.ConversationId,
            },
            TileKind.ServiceLevel => Plain(setting, Percent(_day.ServiceLevel), queues.Where(q => q.ServiceLevel is not null).MinBy(q => q.ServiceLevel)?.Id),
            TileKind.Abandonment => Plain(setting, Percent(_day.Abandonment), queues.Where(q => q.Abandonment is not null).MaxBy(q => q.Abandonment)?.Id),
            TileKind.Staffing => Staffing(setting),
            TileKind.Deadlines => Plain(setting, facts.Risks.AtRisk, null) with
            {
                State = TileRules.Deadlines(facts.Risks.AtRisk, facts.Risks.Broken, target),
                Of = facts.Risks.Broken,
                Since = facts.Risks.Soonest.Count == 0 ? null : facts.Risks.Soonest[0].Due,
            },
            TileKind.Satisfaction => Plain(setting, ratings.Mean, null) with { Of = ratings.Count },
            _ => Plain(setting, agents.Where(a => a.State == PresenceState.Online).Sum(a => Math.Max(0, a.Capacity - a.Load)), null),
        };
    }

    private static FloorTile Plain(TileSetting setting, double? value, Guid? queue) => new(
        setting.Kind, TileRules.State(setting.Kind, value, setting.Target), value, null, setting.Target, setting.Action, null, queue, null, []);

    private FloorTile Staffing(TileSetting setting)
    {
        var staffed = agents.Count(a => a.IsAtWork);
        // Each line by itself: who serves two is needed once in each. A sum with a part that nobody knows would look better than it is.
        int? needed = queues.Count > 0 && queues.All(q => q.Needed is not null) ? queues.Sum(q => q.Needed) : null;
        var shortest = queues.Where(q => q.Needed > q.Staffed).MaxBy(q => q.Needed - q.Staffed);
        return Plain(setting, staffed, shortest?.Id) with { State = TileRules.Staffing(staffed, needed, setting.Target), Of = needed };
    }

    private FloorQueue? Busiest() => queues.Where(q => q.Waiting > 0).MaxBy(q => q.Waiting);

    private List<int> Trend() => [.. Enumerable.Range(0, DayBook.TrendSteps).Select(step => queues.Sum(q => q.Trend[step]))];

    private static double? Percent(double? share) => share is { } one ? Math.Round(one * 100, 1) : null;
}
