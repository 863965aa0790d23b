using Heed.Conversations.Access;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Reminders;
using Heed.Conversations.Sending;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Merging;

/// <summary>Messages with all that belongs to them change their conversation: few statements, whatever their number.</summary>
internal static class ThreadMoves
{
    /// <summary>Moves a range of positions; every moved message is told, so that open threads follow.</summary>
    /// <param name="after">Positions above this one …</param>
    /// <param name="upTo">… up to this one move.</param>
    /// <param name="shift">What is added to each position.</param>
    internal static void Range(Unit unit, ConversationRow from, Guid to, int after, int upTo, int shift)
    {
        var moved = unit.Query(
            $"""
            select id from conversations_messages
            where workspace = {unit.Workspace} and conversation = {from.Id} and position > {after} and position <= {upTo} order by position
            """,
            r => r.Id(0));
        SqlText which = $"""
            workspace = {unit.Workspace} and message in (select m.id from conversations_messages m
              where m.workspace = {unit.Workspace} and m.conversation = {from.Id} and m.position > {after} and m.position <= {upTo})
            """;
        Belongings(unit, to, which);
        unit.Execute($"""
            update conversations_messages set conversation = {to}, position = position + {shift}
            where workspace = {unit.Workspace} and conversation = {from.Id} and position > {after} and position <= {upTo}
            """);
        Tell(unit, from, to, moved);
    }

    /// <summary>Moves chosen messages; they keep their positions.</summary>
    internal static void Chosen(Unit unit, ConversationRow from, Guid to, IReadOnlyCollection<Guid> messages)
    {
        Belongings(unit, to, $"workspace = {unit.Workspace} and message in {messages}");
        unit.Execute($"update conversations_messages set conversation = {to} where workspace = {unit.Workspace} and conversation = {from.Id} and id in {messages}");
        Tell(unit, from, to, messages);
    }

    /// <summary>Held and scheduled replies, unfinished drafts and reminders follow to where the talk goes on; a person's own draft there is left alone.</summary>
    internal static void Unsent(Unit unit, Guid from, Guid to)
    {
        foreach (var row in OutgoingSql.OfConversation(unit, from))
        {
            unit.Execute($"update conversations_outgoing set conversation = {to} where workspace = {unit.Workspace} and id = {row.Id}");
            unit.Execute($"update conversations_files set conversation = {to} where workspace = {unit.Workspace} and message = {row.Id}");
            row.Conversation = to;
            OutgoingSql.Update(unit, row);
        }

        OutgoingSql.NoteNext(unit, to);
        ReminderRows.Move(unit, from, to);
        foreach (var person in unit.Query(
            $"""
            select d.person from conversations_drafts d where d.workspace = {unit.Workspace} and d.conversation = {from}
              and not exists (select 1 from conversations_drafts o where o.workspace = d.workspace and o.person = d.person and o.conversation = {to})
            """,
            r => r.Id(0)))
        {
            unit.Execute($"update conversations_drafts set conversation = {to} where workspace = {unit.Workspace} and person = {person} and conversation = {from}");
            unit.Append(new LedgerEvent("draft.changed", "draft", to, 0, new { person }));
            unit.Append(new LedgerEvent("draft.deleted", "draft", from, 0, new { person }));
        }
    }

    private static void Belongings(Unit unit, Guid to, SqlText which)
    {
        unit.Execute($"update conversations_letters set conversation = {to} where {which}");
        unit.Execute($"update conversations_files set conversation = {to} where {which}");
        unit.Execute($"update conversations_mentions set conversation = {to} where {which}");
        unit.Execute($"update conversations_versions set conversation = {to} where {which}");
    }

    private static void Tell(Unit unit, ConversationRow from, Guid to, IEnumerable<Guid> moved)
    {
        var before = ConversationSql.Facts(unit, from);
        foreach (var message in moved) unit.Append(new LedgerEvent("message.moved", "message", message, 1, new { conversation = to, source = from.Id, from = before }));
    }
}
