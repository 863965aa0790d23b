using Heed.Conversations.Public;
using Heed.Deadlines.Clocks;

namespace Heed.Deadlines.Breaches;

/// <summary>Breaches inside a unit.</summary>
internal static class BreachRows
{
    /// <summary>The breach of this promise, also when it was ended before and the conversation opened again; null when there is none.</summary>
    internal static Guid? Find(Unit unit, Clock clock) => unit.First(
        $"""
        select id from deadlines_breaches where workspace = {unit.Workspace} and conversation = {clock.Conversation} and kind = {clock.Kind} and due_at = {clock.BrokenAt}
        order by id limit 1
        """,
        r => (Guid?)r.Id(0));

    internal static void Insert(Unit unit, IEnumerable<(Guid Id, ConversationState State, Clock Clock)> breaches) =>
        unit.Execute([.. breaches.Select(b => Inserting(unit.Workspace, b.Id, b.State, b.Clock))]);

    private static SqlText Inserting(WorkspaceId workspace, Guid id, ConversationState state, Clock clock) => $"""
        insert into deadlines_breaches (workspace, id, conversation, kind, policy, brand, inbox, team, target_minutes, started_at, due_at)
        values ({workspace}, {id}, {state.Id}, {clock.Kind}, {clock.Policy}, {state.Brand}, {state.Inbox}, {state.Team}, {clock.TargetMinutes}, {clock.StartedAt}, {clock.BrokenAt})
        """;
}
