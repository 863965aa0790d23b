using System.Text.Json;
using Heed.Customers.Companies;
using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Customers.Tags;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Importing;

/// <summary>Customers as rows of an export, a page at a time.</summary>
internal static class CustomerRows
{
    public static async Task<IReadOnlyList<ExportedCustomer>> ReadAsync(ReadSession session, Scope scope, Guid? after, int limit, string external, CancellationToken cancellationToken)
    {
        var workspace = scope.Workspace;
        SqlText further = after is { } place ? $" and c.id > {place}" : SqlText.Empty;
        var ids = await session.QueryAsync(
            $"select c.id from customers_customers c where c.workspace = {workspace}{further}{CustomerAccess.Visible(scope, CustomerAccess.Export)} order by c.id limit {limit}", r => r.Id(0), cancellationToken);
        var views = await CustomerViews.LoadAsync(session, workspace, ids, cancellationToken);
        var companies = await session.Db.Set<Company>().Where(c => c.Workspace == workspace && views.Values.Select(v => v.CompanyId).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var tags = await session.Db.Set<Tag>().Where(t => t.Workspace == workspace).ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
        return [.. ids.Where(views.ContainsKey).Select(id => RowOf(views[id]))];

        ExportedCustomer RowOf(CustomerView view)
        {
            var texts = view.Attributes.ToDictionary(a => a.Key, a => a.Value.ValueKind == JsonValueKind.String ? a.Value.GetString()! : a.Value.GetRawText());
            var names = view.TagIds.Where(tags.ContainsKey).Select(t => tags[t]).Order(StringComparer.Ordinal).ToList();
            var customer = new ImportedCustomer(
                view.Identities.FirstOrDefault(i => i.Channel == external)?.Address, view.Name, view.Email, view.Phone, view.Language,
                view.CompanyId is { } company ? companies.GetValueOrDefault(company) : null, names, null, texts);
            return new ExportedCustomer(
                view.Id, view.Number, customer, view.Verified, view.Blocked, view.CreatedAt, view.LastSeenAt,
                [.. view.Identities.Where(i => i.Channel != external).Select(i => $"{i.Channel}:{i.Address}")]);
        }
    }
}
