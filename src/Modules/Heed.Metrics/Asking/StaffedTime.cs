using System.Collections.Concurrent;
using Heed.Metrics.Definitions;
using Heed.Metrics.Folding;
using Heed.Metrics.Public;
using Heed.Metrics.Rollups;
using Heed.Routing.Public;

namespace Heed.Metrics.Asking;

/// <summary>
/// How long people were there to work, from the history of their states. It belongs to people and days, to nothing else: no
/// brand, team, channel or queue has a part of it.
/// </summary>
internal sealed class StaffedTime(IStateHistory history, TimeProvider time)
{
    /// <summary>Days remembered, of all workspaces: some MiB.</summary>
    private const int MostDays = 4000;

    /// <summary>How long after its end a day may still get a change of state, written by a node whose clock is behind.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(WorkspaceId, string Zone, DateOnly), (Guid Person, long Milliseconds)[]> _over = new();

    /// <summary>Whether a question may be answered with it.</summary>
    public static bool Fits(MetricQuestion question, Reach reach) =>
        reach is { Whole: true, Brands: null } && question.By.All(d => d is MetricDimension.Day or MetricDimension.Agent)
        && question.Filter is { Teams: null, Brands: null, Queues: null, Channel: null, Returning: null };

    /// <summary>Adds it, and how much of it went into work, to the cells of a question. O(changes of state in the period).</summary>
    /// <param name="cell">The tally of a day and an agent.</param>
    public async Task AddAsync(ReadSession session, WorkspaceId workspace, MetricQuestion question, TimeZoneInfo zone, Func<DateOnly, Guid, Tally> cell, CancellationToken cancellationToken)
    {
        var from = Zones.Start(question.From, zone);
        var to = Earlier(Zones.Start(question.To.AddDays(1), zone), time.GetUtcNow());
        if (to <= from) return;
        var staffed = await StaffedAsync(session, workspace, question, zone, from, to, cancellationToken);
        if (staffed.Count == 0) return;
        var handled = (await session.QueryAsync(
            $"""
            select f.day, f.agent, cast(sum(f.count) as bigint), cast(sum(f.total) as bigint) from metrics_rollup f
            where f.workspace = {workspace} and f.kind = {FactKind.Handle} and f.mark = {Marks.None} and f.day >= {question.From.DayNumber} and f.day <= {question.To.DayNumber} group by f.day, f.agent
            """,
            r => (Key: (DateOnly.FromDayNumber(r.Int(0)), r.Id(1)), Count: r.Long(2), Total: r.Long(3)), cancellationToken)).ToDictionary(h => h.Key);
        foreach (var (key, there) in staffed)
        {
            var tally = cell(key.Day, key.Person);
            tally.Add(FactKind.Staffed, Marks.None, 1, there, there, null, null);
            if (!handled.TryGetValue(key, out var work)) continue;
            var part = Math.Min(work.Total, there);
            tally.Add(FactKind.Occupied, Marks.None, work.Count, part, part, null, null);
        }
    }

    /// <summary>
    /// Days that are over do not change: they are counted once and remembered, people by people. Today, and a night that is
    /// hardly over, are counted each time.
    /// </summary>
    private async Task<Dictionary<(DateOnly Day, Guid Person), long>> StaffedAsync(
        ReadSession session, WorkspaceId workspace, MetricQuestion question, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var settled = DateOnly.FromDayNumber(FactBook.Place(time.GetUtcNow() - Settling, zone).Day);
        var first = question.From;
        var found = new Dictionary<(DateOnly Day, Guid Person), long>();
        for (; first < settled && first <= question.To && _over.TryGetValue((workspace, zone.Id, first), out var known); first = first.AddDays(1))
        {
            foreach (var (person, there) in known) found[(first, person)] = there;
        }

        var since = Later(from, Zones.Start(first, zone));
        if (since < to)
        {
            var counted = Days(await history.SpansAsync(session, workspace, null, since, to, cancellationToken), zone);
            if (_over.Count > MostDays) _over.Clear();
            var byDay = counted.ToLookup(c => c.Key.Day, c => (c.Key.Person, c.Value));
            for (var day = first; day < settled && day <= question.To; day = day.AddDays(1)) _over[(workspace, zone.Id, day)] = [.. byDay[day]];
            foreach (var (key, there) in counted) found[key] = there;
        }

        if (question.Filter.Agents is not { } agents) return found;
        return found.Where(f => agents.Contains(f.Key.Person)).ToDictionary(f => f.Key, f => f.Value);
    }

    /// <summary>Milliseconds that people were online or busy, by date and person. Breaks, away and offline are left out.</summary>
    internal static Dictionary<(DateOnly Day, Guid Person), long> Days(IEnumerable<StateSpan> spans, TimeZoneInfo zone)
    {
        var days = new Dictionary<(DateOnly, Guid), long>();
        foreach (var span in spans)
        {
            if (span.State is not (PresenceState.Online or PresenceState.Busy)) continue;
            for (var at = span.From; at < span.To;)
            {
                var day = DateOnly.FromDayNumber(FactBook.Place(at, zone).Day);
                // At least a moment further, whatever the clock does at midnight.
                var end = Earlier(Later(Zones.Start(day.AddDays(1), zone), at.AddSeconds(1)), span.To);
                days[(day, span.Person)] = days.GetValueOrDefault((day, span.Person)) + (long)(end - at).TotalMilliseconds;
                at = end;
            }
        }

        return days;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
