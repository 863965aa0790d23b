using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Inboxes;

/// <summary>Inboxes for other modules.</summary>
internal sealed class InboxDirectory(ICalendars calendars) : IInboxes
{
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
    internal async Task<WorkCalendar?> HoursAsync(ReadSession session, InboxRow inbox, CancellationToken cancellationToken) =>
        inbox.Calendar is { } id ? await calendars.FindAsync(session, inbox.Workspace, id, cancellationToken) : null;
}
