using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>Labels of one conversation.</summary>
internal static class ConversationLabels
{
    /// <summary>Replaces the labels.</summary>
    /// <exception cref="InvalidRefusal">One of them does not exist.</exception>
    internal static void Set(Unit unit, ConversationRow row, IReadOnlyList<Guid> labels)
    {
        var wanted = labels.Distinct().ToList();
        var known = unit.Query($"select id from conversations_labels where workspace = {unit.Workspace} and id in {wanted}", r => r.Id(0));
        if (known.Count != wanted.Count) throw new InvalidRefusal("labelIds", "unknownLabel", "One of the labels does not exist.");
        var current = unit.Query($"select label from conversations_conversation_labels where workspace = {unit.Workspace} and conversation = {row.Id}", r => r.Id(0));
        var added = wanted.Except(current).ToList();
        var removed = current.Except(wanted).ToList();
        if (added.Count == 0 && removed.Count == 0) return;
        foreach (var label in removed) unit.Execute($"delete from conversations_conversation_labels where workspace = {unit.Workspace} and label = {label} and conversation = {row.Id}");
        foreach (var label in added) unit.Execute($"insert into conversations_conversation_labels (workspace, label, conversation) values ({unit.Workspace}, {label}, {row.Id})");
        unit.Execute($"""
            update conversations_conversations set label_ids = {IdList.Write(wanted)}, version = version + 1, updated_at = {unit.Now}
            where workspace = {unit.Workspace} and id = {row.Id}
            """);
        ThreadWriter.Activity(unit, row.Id, "labelled", new { added, removed, by = unit.Actor.Id });
    }
}
