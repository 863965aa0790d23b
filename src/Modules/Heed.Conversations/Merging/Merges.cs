using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Merging;

/// <summary>How the rest of the module meets merged conversations.</summary>
internal static class Merges
{
    private const int MaxHops = 20;

    /// <summary>
    /// What its customer may go on with: not one whose messages went elsewhere. One that was only filed under another
    /// customer's keeps its messages, and with them its own customer.
    /// </summary>
    internal static SqlText StandsForItself => $"(merged_into is null or message_count > 0)";

    /// <summary>The conversation that stands for this one now; null when there is none.</summary>
    internal static Guid? Follow(Unit unit, Guid conversation)
    {
        var at = conversation;
        for (var hop = 0; hop < MaxHops; hop++)
        {
            var found = unit.First(
                $"select merged_into, message_count from conversations_conversations where workspace = {unit.Workspace} and id = {at}", r => Tuple.Create(r.IdOrNull(0), r.Int(1)));
            if (found is null) return null;
            if (found.Item1 is not { } into || found.Item2 > 0) return at;
            at = into;
        }

        return at;
    }

    /// <summary>The customer of a filed conversation has written: it stands for itself again.</summary>
    internal static void ComeBack(Unit unit, Guid conversation)
    {
        unit.Execute($"""
            update conversations_moves set undone_at = {unit.Now}
            where workspace = {unit.Workspace} and source = {conversation} and kind = {MoveKind.Filed} and undone_at is null
            """);
        unit.Execute($"""
            update conversations_conversations set merged_into = null, version = version + 1,
              handler = case when category = {StatusCategory.Resolved} then {Handler.None} when assignee is null then {Handler.Queue} else {Handler.Agent} end
            where workspace = {unit.Workspace} and id = {conversation}
            """);
        ThreadWriter.Activity(unit, conversation, "cameBack");
        var row = ConversationSql.Find(unit, conversation)!;
        if (row.Category != StatusCategory.Resolved)
        {
            unit.Append(new LedgerEvent(ConversationEvents.Woken, "conversation", conversation, row.Version, new { handler = (int)row.Handler }));
        }
    }
}
