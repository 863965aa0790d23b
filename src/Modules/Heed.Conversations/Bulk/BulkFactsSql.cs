using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Platform.Store;

namespace Heed.Conversations.Bulk;

/// <summary>Reads what acts may change, inside a unit.</summary>
internal static class BulkFactsSql
{
    /// <summary>Null when there is no such conversation.</summary>
    internal static BulkFacts? Read(Unit unit, Guid conversation, Guid person) => unit.First(
        $"""
        select c.status, c.category, c.priority, c.assignee, c.team, c.label_ids, c.fields, s.marked, s.position, c.tier from conversations_conversations c
        left join conversations_seen s on s.workspace = c.workspace and s.person = {person} and s.conversation = c.id
        where c.workspace = {unit.Workspace} and c.id = {conversation}
        """,
        r => new BulkFacts(
            r.Id(0), (StatusCategory)r.Int(1), (Priority)r.Int(2), r.IdOrNull(3), r.IdOrNull(4), IdList.Read(r.Text(5)), JsonDocument.Parse(r.Text(6)).RootElement,
            !r.IsNull(7) && r.Bool(7), r.IntOrNull(8) ?? 0, (Tier)r.Int(9) == Tier.Snoozed));
}
