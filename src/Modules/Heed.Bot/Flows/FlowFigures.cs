namespace Heed.Bot.Flows;

/// <summary>
/// Counts where visitors go in flows: one row a day, node and way, added to in the unit that says the words, so a message that is answered twice is counted once.
/// Reading sums at most days × nodes × ways of one flow, however many visitors there were.
/// </summary>
internal static class FlowFigures
{
    /// <summary>Longest time looked at, in days.</summary>
    public const int MaxDays = 366;

    /// <summary>Who has not answered for so long has gone.</summary>
    private static readonly TimeSpan Gone = TimeSpan.FromHours(24);

    public static void Count(Unit unit, IReadOnlyList<FlowWalk> walks)
    {
        foreach (var flow in walks.GroupBy(w => w.Flow))
        {
            // A flow that was deleted meanwhile leaves nothing behind.
            if (unit.Number($"select count(*) from bot_flows where workspace = {unit.Workspace} and id = {flow.Key}") == 0) continue;
            var rows = flow.GroupBy(w => (w.Node, w.Way)).Select(g => Row(unit, flow.Key, g.Key.Node, g.Key.Way, g.Count()));
            unit.Execute($"""
                insert into bot_flow_days (workspace, flow, day, node, way, times) values {SqlText.Join(", ", rows)}
                on conflict (workspace, flow, day, node, way) do update set times = bot_flow_days.times + excluded.times
                """);
        }
    }

    public static async Task<FlowFiguresView> ReadAsync(ReadSession session, WorkspaceId workspace, Guid flow, int days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = Day(now) - days + 1;
        var sums = await session.QueryAsync(
            $"select node, way, cast(sum(times) as bigint) from bot_flow_days where workspace = {workspace} and flow = {flow} and day >= {first} group by node, way", r => (Node: r.Text(0), Way: r.Text(1), Times: r.Long(2)), cancellationToken);
        var byDay = await session.QueryAsync(
            $"select day, way, cast(sum(times) as bigint) from bot_flow_days where workspace = {workspace} and flow = {flow} and day >= {first} and way in ({FlowWalk.Begun}, {FlowWalk.Solved}, {FlowWalk.Ended}, {FlowWalk.Person}, {FlowWalk.Failed}) group by day, way order by day", r => (Day: r.Int(0), Way: r.Text(1), Times: r.Long(2)), cancellationToken);
        var waiting = await session.NumberAsync($"select count(*) from bot_sessions where workspace = {workspace} and flow = {flow} and updated_at > {now - Gone}", cancellationToken);
        var outcomes = Outcomes(sums.Select(s => (s.Way, s.Times)));
        // Whoever began before the first day may have ended within it: nobody less than nobody has gone.
        var dropped = Math.Max(0, outcomes.Begun - outcomes.Solved - outcomes.Ended - outcomes.HandedOver - waiting);
        return new FlowFiguresView(
            days, outcomes.Begun, outcomes.Solved, outcomes.Ended, outcomes.HandedOver, waiting, dropped,
            [.. sums.Where(s => s.Node.Length > 0).GroupBy(s => s.Node).Select(NodeOf)],
            [.. byDay.GroupBy(d => d.Day).Select(d => DayOf(d.Key, Outcomes(d.Select(o => (o.Way, o.Times)))))]);
    }

    private static SqlText Row(Unit unit, Guid flow, string node, string way, int times) => $"({unit.Workspace}, {flow}, {Day(unit.Now)}, {node}, {way}, {times})";

    private static int Day(DateTimeOffset at) => (int)(at.ToUnixTimeSeconds() / 86_400);

    private static FlowNodeFigures NodeOf(IGrouping<string, (string Node, string Way, long Times)> rows)
    {
        var entered = Of(FlowPassage.In);
        var (person, failed) = (Of(FlowWalk.Person), Of(FlowWalk.Failed));
        List<FlowWayFigures> ways = [.. rows.Where(r => IsWay(r.Way)).OrderBy(r => r.Way, StringComparer.Ordinal).Select(r => new FlowWayFigures(r.Way, r.Times))];
        var stopped = Math.Max(0, entered - ways.Sum(w => w.Times) - person - failed - Of(FlowWalk.Solved) - Of(FlowWalk.Ended));
        return new FlowNodeFigures(rows.Key, entered, ways, person + failed, stopped);

        long Of(string way) => rows.Where(r => r.Way == way).Sum(r => r.Times);
    }

    private static bool IsWay(string way) => way is FlowPassage.Next or FlowPassage.Fail || way.StartsWith(FlowPassage.Branch, StringComparison.Ordinal) || way.StartsWith(FlowPassage.Choice, StringComparison.Ordinal);

    private static FlowDayFigures DayOf(int day, (long Begun, long Solved, long Ended, long HandedOver) o) =>
        new(DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + day), o.Begun, o.Solved + o.Ended, o.HandedOver);

    private static (long Begun, long Solved, long Ended, long HandedOver) Outcomes(IEnumerable<(string Way, long Times)> rows)
    {
        var by = rows.ToLookup(r => r.Way, r => r.Times);
        return (by[FlowWalk.Begun].Sum(), by[FlowWalk.Solved].Sum(), by[FlowWalk.Ended].Sum(), by[FlowWalk.Person].Sum() + by[FlowWalk.Failed].Sum());
    }
}

/// <summary>Where visitors went in a flow over some days, the last of which is today (UTC).</summary>
/// <param name="Solved">Ended with the matter solved.</param>
/// <param name="Ended">Ended otherwise.</param>
/// <param name="HandedOver">Went to a person: by the flow, by request, or because something failed.</param>
/// <param name="Waiting">In it now, heard of within a day.</param>
/// <param name="Dropped">Went away without an end.</param>
internal sealed record FlowFiguresView(
    int Days, long Begun, long Solved, long Ended, long HandedOver, long Waiting, long Dropped, IReadOnlyList<FlowNodeFigures> Nodes, IReadOnlyList<FlowDayFigures> ByDay);

/// <summary>Of one node.</summary>
/// <param name="Ways">How often it was left by each way: <c>next</c>, <c>fail</c>, <c>branch.0</c>, <c>choice.id</c>.</param>
/// <param name="Person">Went to a person from here.</param>
/// <param name="Stopped">Came no further: gone, or still to answer.</param>
internal sealed record FlowNodeFigures(string Node, long Entered, IReadOnlyList<FlowWayFigures> Ways, long Person, long Stopped);

/// <summary>Of one way out of a node.</summary>
internal sealed record FlowWayFigures(string Way, long Times);

/// <summary>Of one day.</summary>
internal sealed record FlowDayFigures(DateOnly Day, long Begun, long Completed, long HandedOver);
