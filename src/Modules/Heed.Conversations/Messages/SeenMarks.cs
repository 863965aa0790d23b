using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Messages;

/// <summary>How far a person has read a conversation, inside a unit. Saying again what is known writes nothing.</summary>
internal static class SeenMarks
{
    /// <summary>Read up to a position; never goes back, but ends a mark as unread.</summary>
    internal static void Read(Unit unit, Guid person, Guid conversation, int position)
    {
        var news = unit.Execute($"""
            insert into conversations_seen (workspace, person, conversation, position, marked) values ({unit.Workspace}, {person}, {conversation}, {position}, {false})
            on conflict (workspace, person, conversation) do update set marked = excluded.marked,
              position = case when conversations_seen.position < excluded.position then excluded.position else conversations_seen.position end
            where conversations_seen.position < excluded.position or conversations_seen.marked
            """);
        if (news == 0) return;
        unit.Execute($"""
            update conversations_mentions set read_at = {unit.Now}
            where workspace = {unit.Workspace} and person = {person} and conversation = {conversation} and read_at is null
            """);
        unit.Append(new LedgerEvent("conversation.seen", "seen", conversation, 0, new { person }));
        var moved = unit.Execute($"""
            update conversations_conversations set agent_seen = {position} where workspace = {unit.Workspace} and id = {conversation} and agent_seen < {position}
            """);
        // The customer's widget shows "read"; agents' rows do not change by it.
        if (moved > 0) unit.Append(new LedgerEvent("conversation.read", "reading", conversation));
    }

    /// <summary>Marks it unread for the person: a reminder, of which nobody else learns.</summary>
    internal static void Unread(Unit unit, Guid person, ConversationRow row)
    {
        var news = unit.Execute($"""
            insert into conversations_seen (workspace, person, conversation, position, marked) values ({unit.Workspace}, {person}, {row.Id}, {Math.Max(0, row.MessageCount - 1)}, {true})
            on conflict (workspace, person, conversation) do update set marked = excluded.marked where not conversations_seen.marked
            """);
        if (news > 0) unit.Append(new LedgerEvent("conversation.seen", "seen", row.Id, 0, new { person }));
    }
}
