using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Merging;

/// <summary>Labels and participants that a merged conversation brings along, and takes with it again.</summary>
internal static class Gifts
{
    internal static (IReadOnlyList<Guid> Labels, IReadOnlyList<Guid> Participants) Give(Unit unit, ConversationRow from, ConversationRow into)
    {
        var labels = Labels(unit, from.Id).Except(Labels(unit, into.Id)).ToList();
        foreach (var label in labels) unit.Execute($"insert into conversations_conversation_labels (workspace, label, conversation) values ({unit.Workspace}, {label}, {into.Id})");
        var before = ConversationSql.Facts(unit, into);
        // The assignee of what is merged goes on seeing it.
        var people = ConversationSql.Facts(unit, from).Participants.Concat(from.Assignee is { } had && had != into.Assignee ? [had] : []).Except(before.Participants).ToList();
        foreach (var person in people) unit.Execute($"insert into conversations_participants (workspace, person, conversation) values ({unit.Workspace}, {person}, {into.Id})");
        Write(unit, into, before, labels.Count > 0, people.Count > 0);
        return (labels, people);
    }

    internal static void TakeBack(Unit unit, ConversationRow from, IReadOnlyList<Guid> labels, IReadOnlyList<Guid> people)
    {
        var before = ConversationSql.Facts(unit, from);
        var dropped = unit.Execute($"delete from conversations_conversation_labels where workspace = {unit.Workspace} and conversation = {from.Id} and label in {labels}");
        var left = unit.Execute($"delete from conversations_participants where workspace = {unit.Workspace} and conversation = {from.Id} and person in {people}");
        Write(unit, from, before, dropped > 0, left > 0);
    }

    private static void Write(Unit unit, ConversationRow row, AccessFacts before, bool labels, bool people)
    {
        if (!labels && !people) return;
        var after = ConversationSql.Facts(unit, row);
        unit.Execute($"""
            update conversations_conversations set label_ids = {IdList.Write(Labels(unit, row.Id))}, participant_ids = {IdList.Write(after.Participants)}, version = version + 1
            where workspace = {unit.Workspace} and id = {row.Id}
            """);
        if (people) unit.Append(new LedgerEvent("conversation.participants", "conversation", row.Id, row.Version + 1, new { from = before, to = after }));
    }

    private static List<Guid> Labels(Unit unit, Guid conversation) =>
        unit.Query($"select label from conversations_conversation_labels where workspace = {unit.Workspace} and conversation = {conversation} order by label", r => r.Id(0));
}
