using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Fields;

/// <summary>The workspace's definitions, for either phase. At most a hundred.</summary>
internal static class FieldBook
{
    internal static async Task<IReadOnlyList<ConversationField>> LoadAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        await session.Db.Set<ConversationField>().Where(f => f.Workspace == workspace).OrderBy(f => f.Place).ThenBy(f => f.Id).ToListAsync(cancellationToken);

    internal static IReadOnlyList<ConversationField> Load(Unit unit) => unit.Query(
        $"select id, key, name_zh, name_en, type, choices, pattern, required, inbox_ids, parent from conversations_fields where workspace = {unit.Workspace} order by place, id",
        r => new ConversationField
        {
            Workspace = unit.Workspace,
            Id = r.Id(0),
            Key = r.Text(1),
            NameZh = r.Text(2),
            NameEn = r.Text(3),
            Type = (FieldKind)r.Int(4),
            Choices = r.TextOrNull(5),
            Pattern = r.TextOrNull(6),
            Required = (FieldDemand)r.Int(7),
            InboxIds = r.Text(8),
            Parent = r.TextOrNull(9),
        });
}
