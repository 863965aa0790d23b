using Heed.Calendars;

namespace Heed.Routing.Rules;

/// <summary>The clock and the calendars that conditions about time are read against.</summary>
internal sealed class RuleHours(ICalendars calendars, IWorkspaces workspaces)
{
    public async Task<RuleClock> ReadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<RuleCondition> timed, CancellationToken cancellationToken)
    {
        var known = new Dictionary<Guid, WorkCalendar>();
        foreach (var id in timed.Where(c => c.Field == TimeCondition.Calendar).SelectMany(c => c.Texts()).Distinct())
        {
            if (Guid.TryParse(id, out var calendar) && await calendars.FindAsync(session, workspace, calendar, cancellationToken) is { } found) known[calendar] = found;
        }

        return new RuleClock(await ZoneAsync(workspace, cancellationToken), known);
    }

    /// <summary>The time zone of the workspace.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        TimeZoneInfo.TryFindSystemTimeZoneById((await workspaces.GetAsync(workspace, cancellationToken)).TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}

/// <summary>Local time and calendars. A calendar that is gone is never open.</summary>
internal sealed record RuleClock(TimeZoneInfo Zone, IReadOnlyDictionary<Guid, WorkCalendar> Calendars)
{
    public bool Holds(RuleCondition condition, DateTimeOffset at) =>
        TimeCondition.Holds(condition, TimeZoneInfo.ConvertTime(at, Zone).DateTime, id => Calendars.TryGetValue(id, out var calendar) && calendar.IsOpen(at));
}
