using System.Collections.Concurrent;
using System.Text.Json;
using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Calendars;

/// <summary>Calendars as the engine has them. A version is read each time, a definition only when the version is new.</summary>
internal sealed class CalendarShelf : ICalendars
{
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Calendar), (long Version, WorkCalendar Hours)> _known = new();

    public WorkCalendar? Find(Unit unit, Guid calendar)
    {
        var version = unit.Number($"select version from conversations_calendars where workspace = {unit.Workspace} and id = {calendar}");
        if (Known(unit.Workspace, calendar, version) is { } hours) return hours;
        return version == 0
            ? null
            : Keep(unit.Workspace, calendar, version, unit.First($"select definition from conversations_calendars where workspace = {unit.Workspace} and id = {calendar}", r => r.Text(0)));
    }

    public async Task<WorkCalendar?> FindAsync(ReadSession session, WorkspaceId workspace, Guid calendar, CancellationToken cancellationToken)
    {
        var version = await session.NumberAsync($"select version from conversations_calendars where workspace = {workspace} and id = {calendar}", cancellationToken);
        if (Known(workspace, calendar, version) is { } hours) return hours;
        return version == 0
            ? null
            : Keep(workspace, calendar, version, await session.FirstAsync($"select definition from conversations_calendars where workspace = {workspace} and id = {calendar}", r => r.Text(0), cancellationToken));
    }

    private WorkCalendar? Known(WorkspaceId workspace, Guid calendar, long version) =>
        _known.TryGetValue((workspace, calendar), out var known) && known.Version == version ? known.Hours : null;

    private WorkCalendar? Keep(WorkspaceId workspace, Guid calendar, long version, string? definition)
    {
        if (definition is null) return null;
        var hours = new WorkCalendar(JsonSerializer.Deserialize<CalendarDefinition>(definition, HeedJson.Options)!);
        _known[(workspace, calendar)] = (version, hours);
        return hours;
    }
}
