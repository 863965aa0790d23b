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
    /// <summary>Whether a question may be answered with it.</summary>
    public static bool Fits(MetricQuestion question, Reach reach) =>
        reach is { Whole: true, Brands: null } && question.By.All(d => d is MetricDimension.Day or MetricDimension.Agent)
        && question.Filter is { Teams: null, Brands: null, Queues: null, Channel: null, Returning: null };

    /// <summary>Adds it to the cells of a question. O(changes of state in the period).</summary>
    /// <param name="cell">The tally of a day and an agent.</param>
    public async Task AddAsync(ReadSession session, WorkspaceId workspace, MetricQuestion question, TimeZoneInfo zone, Func<DateOnly, Guid, Tally> cell, CancellationToken cancellationToken)
    {
        var from = Start(question.From, zone);
        var to = Earlier(Start(question.To.AddDays(1), zone), time.GetUtcNow());
        if (to <= from) return;
        foreach (var span in await history.SpansAsync(session, workspace, question.Filter.Agents, from, to, cancellationToken))
        {
            if (span.State is not (PresenceState.Online or PresenceState.Busy)) continue;
            for (var at = span.From; at < span.To;)
            {
                var day = DateOnly.FromDayNumber(FactBook.Place(at, zone).Day);
                // At least a moment further, whatever the clock does at midnight.
                var end = Earlier(Later(Start(day.AddDays(1), zone), at.AddSeconds(1)), span.To);
                var milliseconds = (long)(end - at).TotalMilliseconds;
                cell(day, span.Person).Add(FactKind.Staffed, Marks.None, 1, milliseconds, milliseconds, null, null);
                at = end;
            }
        }
    }

    /// <summary>The first instant of a date; where midnight is skipped, the first after it.</summary>
    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
