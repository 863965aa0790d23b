using Heed.Accounts.Public;
using Heed.Conversations.Access;
using Heed.Conversations.Inboxes;
using Heed.Conversations.Labels;
using Heed.Conversations.Public;
using Heed.Conversations.Statuses;
using Heed.Conversations.Threads;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Exporting;

/// <summary>One row a conversation, names instead of ids: a few queries for a page.</summary>
internal sealed class ConversationExport(ConversationViews views, ICustomers customers, IPeople people) : IConversationExport
{
    public async Task<IReadOnlyList<ExportedConversation>> ReadAsync(ReadSession session, Scope scope, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var workspace = scope.Workspace;
        SqlText further = after is { } place ? $" and c.id > {place}" : SqlText.Empty;
        var rows = await views.QueryAsync(session, workspace, $"{ConversationAccess.Filter(scope)}{further}", $"order by c.id limit {limit}", cancellationToken);
        var faces = await customers.NamesAsync(session, workspace, [.. rows.Select(r => r.Customer.Id).Distinct()], cancellationToken);
        var agents = await people.FindAsync(session, workspace, [.. rows.Where(r => r.AssigneeId is not null).Select(r => r.AssigneeId!.Value).Distinct()], cancellationToken);
        var teams = await people.TeamsAsync(session, workspace, [.. rows.Where(r => r.TeamId is not null).Select(r => r.TeamId!.Value).Distinct()], cancellationToken);
        var inboxes = await session.Db.Set<Inbox>().Where(i => i.Workspace == workspace).ToDictionaryAsync(i => i.Id, i => i.Name, cancellationToken);
        var statuses = await session.Db.Set<Status>().Where(s => s.Workspace == workspace).ToDictionaryAsync(s => s.Id, s => s.NameEn.Length > 0 ? s.NameEn : s.NameZh, cancellationToken);
        var labels = await session.Db.Set<Label>().Where(l => l.Workspace == workspace).ToDictionaryAsync(l => l.Id, l => l.Name, cancellationToken);
        return [.. rows.Select(r => new ExportedConversation(
            r.Id, r.Number, r.Subject, r.Channel, inboxes.GetValueOrDefault(r.InboxId, ""), statuses.GetValueOrDefault(r.StatusId, ""), faces.GetValueOrDefault(r.Customer.Id)?.Number ?? 0,
            faces.GetValueOrDefault(r.Customer.Id)?.Name, faces.GetValueOrDefault(r.Customer.Id)?.Email, r.AssigneeId is { } agent ? agents.GetValueOrDefault(agent)?.Name : null,
            r.TeamId is { } team ? teams.GetValueOrDefault(team)?.Name : null, r.CreatedAt, r.ResolvedAt, r.MessageCount, [.. r.LabelIds.Select(l => labels.GetValueOrDefault(l)).OfType<string>()],
            r.Rating?.Score, r.Rating?.Comment, r.LastMessage?.At))];
    }
}
