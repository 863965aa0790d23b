using Heed.Conversations.Public;
using Heed.Deadlines.Policies;

namespace Heed.Deadlines.Clocks;

/// <summary>All promises of a conversation as they stand now, in working time.</summary>
internal sealed class ConversationClocks(PolicyHoursBook calendars, TimeProvider time)
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
        var hours = await calendars.OfAsync(session, terms, workspace, conversation.Inbox, cancellationToken);
        var clocks = await ClockRows.LoadAsync(session, workspace, conversation.Id, cancellationToken);
        var now = time.GetUtcNow();
        return new ConversationDeadlines(known.Id, known.Name, [.. clocks.Select(c => new ClockView(
            c.Kind, c.State, c.TargetMinutes, c.StartedAt, c.DueAt, c.WarnAt, (long)c.UsedAt(now, hours).TotalSeconds, (long)c.LeftAt(now, hours).TotalSeconds, c.BrokenAt, c.StoppedAt))]);
    }
}
