using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Policies;

namespace Heed.Deadlines.Clocks;

/// <summary>All promises of a conversation as they stand now, in working time.</summary>
internal sealed class ConversationClocks(IInboxes inboxes, ICalendars calendars, TimeProvider time)
{
    /// <summary>The promises; none where no policy holds.</summary>
    public async Task<ConversationDeadlines> ReadAsync(ReadSession session, WorkspaceId workspace, ConversationRow conversation, CancellationToken cancellationToken)
    {
        var policy = await session.FirstAsync(
            $"""
            select p.id, p.name, p.terms from deadlines_threads t join deadlines_policies p on p.workspace = t.workspace and p.id = t.policy
            where t.workspace = {workspace} and t.conversation = {conversation.Id}
            """,
            r => ((Guid Id, string Name, string Terms)?)(r.Id(0), r.Text(1), r.Text(2)), cancellationToken);
        if (policy is not { } known) return new ConversationDeadlines(null, null, []);
        var terms = PolicyBook.Terms(known.Terms);
        var calendar = terms.Hours switch
        {
            PolicyHours.Always => null,
            PolicyHours.Calendar => terms.CalendarId,
            _ => (await inboxes.FindAsync(session, workspace, conversation.Inbox, cancellationToken))?.Calendar,
        };
        var hours = (calendar is { } id ? await calendars.FindAsync(session, workspace, id, cancellationToken) : null) ?? WorkCalendar.Always;
        var clocks = await session.QueryAsync(
            $"""
            select kind, policy, target_minutes, warn_percent, started_at, used, running_since, due_at, warn_at, state, broken_at, stopped_at, steps
            from deadlines_clocks where workspace = {workspace} and conversation = {conversation.Id} order by kind
            """,
            r => ClockRows.Read(workspace, conversation.Id, r), cancellationToken);
        var now = time.GetUtcNow();
        return new ConversationDeadlines(known.Id, known.Name, [.. clocks.Select(c => new ClockView(
            c.Kind, c.State, c.TargetMinutes, c.StartedAt, c.DueAt, c.WarnAt, (long)c.UsedAt(now, hours).TotalSeconds, (long)c.LeftAt(now, hours).TotalSeconds, c.BrokenAt, c.StoppedAt))]);
    }
}
