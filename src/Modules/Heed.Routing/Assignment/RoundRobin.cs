using Heed.Notices.Public;

namespace Heed.Routing.Assignment;

/// <summary>
/// Gives waiting conversations to agents in turn. This is the seam where the routing engine comes: it will choose by
/// queue, skill and promise; how a choice is applied, and what is waiting, stays.
/// </summary>
internal sealed class RoundRobin(Candidates candidates, IConversations conversations, IInboxes inboxes, INotices notices, IStore store)
{
    private const int Attempts = 5;
    private const int Batch = 100;

    /// <summary>Assigns a conversation if it waits in the queue of an inbox that assigns by itself; else remembers that it waits. True when somebody has it now.</summary>
    public async Task<bool> TryAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            ConversationRow? row;
            IReadOnlyList<Candidate> able;
            using (var session = store.Read())
            {
                row = await conversations.FindAsync(session, workspace, id, cancellationToken);
                if (row is null || !IsQueued(row) || await inboxes.FindAsync(session, workspace, row.Inbox, cancellationToken) is not { AutoAssign: true, Archived: false })
                {
                    await ForgetAsync(workspace, id, cancellationToken);
                    return true;
                }

                able = await candidates.ForAsync(session, row, cancellationToken);
            }

            if (able.Count == 0)
            {
                await RememberAsync(workspace, row, cancellationToken);
                return false;
            }

            // Somebody may have taken it, or the customer written, while we looked: then look again.
            if (await store.WriteAsync(Scope.System(workspace), unit => Assign(unit, row, able), cancellationToken)) return true;
        }

        await store.WriteAsync(Scope.System(workspace), unit => Remember(unit, id, unit.Now), cancellationToken);
        return false;
    }

    /// <summary>Looks again at everything that waits, oldest first.</summary>
    public async Task RetryAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        List<Guid> waiting;
        using (var session = store.Read())
        {
            waiting = await session.QueryAsync(
                $"select conversation from routing_waiting where workspace = {workspace} order by at, conversation limit {Batch}", r => r.Id(0), cancellationToken);
        }

        foreach (var id in waiting) await TryAsync(workspace, id, cancellationToken);
    }

    private bool Assign(Unit unit, ConversationRow row, IReadOnlyList<Candidate> able)
    {
        var chosen = able[0];
        if (!conversations.Assign(unit, row.Id, row.Version, chosen.Person, row.Team, Handler.Agent, "roundRobin", new { pool = able.Count, load = chosen.Load })) return false;
        unit.Execute($"update routing_presence set last_assigned_at = {unit.Now} where workspace = {unit.Workspace} and person = {chosen.Person}");
        unit.Execute($"delete from routing_waiting where workspace = {unit.Workspace} and conversation = {row.Id}");
        notices.Notify(unit, chosen.Person, NoticeKinds.Assigned, row.Id);
        return true;
    }

    private async Task RememberAsync(WorkspaceId workspace, ConversationRow row, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            if (await session.NumberAsync($"select count(*) from routing_waiting where workspace = {workspace} and conversation = {row.Id}", cancellationToken) > 0) return;
        }

        await store.WriteAsync(Scope.System(workspace), unit => Remember(unit, row.Id, row.WaitingSince ?? row.CreatedAt), cancellationToken);
    }

    private static void Remember(Unit unit, Guid conversation, DateTimeOffset since) => unit.Execute($"""
        insert into routing_waiting (workspace, conversation, at) values ({unit.Workspace}, {conversation}, {since})
        on conflict (workspace, conversation) do nothing
        """);

    private async Task ForgetAsync(WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            if (await session.NumberAsync($"select count(*) from routing_waiting where workspace = {workspace} and conversation = {conversation}", cancellationToken) == 0) return;
        }

        await store.WriteAsync(
            Scope.System(workspace), unit => unit.Execute($"delete from routing_waiting where workspace = {workspace} and conversation = {conversation}"), cancellationToken);
    }

    private static bool IsQueued(ConversationRow row) => row is { Handler: Handler.Queue, Assignee: null } && row.Category != StatusCategory.Resolved;
}
