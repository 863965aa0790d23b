using System.Collections.Concurrent;
using System.Text.Json;
using Heed.Calendars;
using Heed.Conversations.Calendars;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Inboxes;

/// <summary>Inboxes for other modules. Working hours are computed once per version of a calendar.</summary>
internal sealed class InboxDirectory : IInboxes
{
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Calendar), (long Version, WorkCalendar Hours)> _hours = new();

    public async Task<InboxRow?> FindAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken) =>
        await session.FirstAsync(
            $"select brand, channel, name, team, calendar, auto_assign, greeting, away, archived from conversations_inboxes where workspace = {workspace} and id = {inbox}",
            r => new InboxRow(
                workspace, inbox, r.Id(0), r.Text(1), r.Text(2), r.IdOrNull(3), r.IdOrNull(4), r.Bool(5), AutoText.Parse(r.Text(6)).WhenOn, AutoText.Parse(r.Text(7)).WhenOn, r.Bool(8)),
            cancellationToken);

    public async Task<InboxRow> GetAsync(ReadSession session, Scope scope, Guid inbox, CancellationToken cancellationToken) =>
        await FindAsync(session, scope.Workspace, inbox, cancellationToken) is { } found && scope.Sees(found.Brand) ? found : throw new NotFoundRefusal();

    public Guid Create(Unit unit, string name, Guid brand, string channel, Guid? team, Guid? calendar, bool autoAssign, LocalText? greeting, LocalText? away)
    {
        var inbox = new Inbox
        {
            Workspace = unit.Workspace,
            Id = Ids.New(unit.Now),
            Name = name,
            Brand = brand,
            Channel = channel,
            Team = team,
            Calendar = calendar,
            AutoAssign = autoAssign,
            Greeting = new AutoText(greeting is not null, greeting ?? new LocalText("", "")).ToJson(),
            Away = new AutoText(away is not null, away ?? new LocalText("", "")).ToJson(),
            CreatedAt = unit.Now,
        };
        unit.Db.Set<Inbox>().Add(inbox);
        unit.Append(new LedgerEvent("inbox.created", "inbox", inbox.Id, inbox.Version));
        return inbox.Id;
    }

    public async Task<bool> IsOpenAsync(ReadSession session, InboxRow inbox, DateTimeOffset at, CancellationToken cancellationToken) =>
        await HoursAsync(session, inbox, cancellationToken) is not { } hours || hours.IsOpen(at);

    public async Task<(DateTimeOffset? At, TimeZoneInfo Zone)> NextOpenAsync(ReadSession session, InboxRow inbox, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hours = await HoursAsync(session, inbox, cancellationToken) ?? WorkCalendar.Always;
        return (hours.IsOpen(at) ? at : hours.NextOpen(at), hours.TimeZone);
    }

    /// <summary>Working hours of the inbox; null when it is always open.</summary>
    internal async Task<WorkCalendar?> HoursAsync(ReadSession session, InboxRow inbox, CancellationToken cancellationToken)
    {
        if (inbox.Calendar is not { } id) return null;
        var version = await session.NumberAsync($"select version from conversations_calendars where workspace = {inbox.Workspace} and id = {id}", cancellationToken);
        if (version == 0) return null;
        if (_hours.TryGetValue((inbox.Workspace, id), out var known) && known.Version == version) return known.Hours;
        var row = await session.Db.Set<Calendar>().FirstOrDefaultAsync(c => c.Workspace == inbox.Workspace && c.Id == id, cancellationToken);
        if (row is null) return null;
        var hours = new WorkCalendar(JsonSerializer.Deserialize<CalendarDefinition>(row.Definition, HeedJson.Options)!);
        _hours[(inbox.Workspace, id)] = (row.Version, hours);
        return hours;
    }
}
