using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Customers.Profiles;

/// <summary>Lists and searches customers, newest first, within what the scope may see.</summary>
internal static class CustomerListing
{
    public static async Task<Page<CustomerView>> PageAsync(
        ReadSession session, Scope scope, string? query, Guid? tag, Guid? company, int? limit, string? after, CancellationToken cancellationToken)
    {
        new Validate().Text(query, "query", SearchText.MaxQuery, required: false).Done();
        var size = Paging.Limit(limit);
        var place = Paging.Decode<Guid?>(after);
        SqlText older = $" and c.id < {place}";
        SqlText tagged = $" and exists (select 1 from customers_tagged t where t.workspace = c.workspace and t.customer = c.id and t.tag = {tag})";
        SqlText within = $" and c.company_id = {company}";
        var matches = string.IsNullOrWhiteSpace(query) ? SqlText.Empty : SearchText.Matches(session.Dialect, query);
        var ids = await session.QueryAsync(
            $"""
            select c.id from customers_customers c where c.workspace = {scope.Workspace}
            {(place is null ? SqlText.Empty : older)}{(tag is null ? SqlText.Empty : tagged)}{(company is null ? SqlText.Empty : within)}
            {matches}{CustomerAccess.Visible(scope)} order by c.id desc limit {size + 1}
            """,
            r => r.Id(0),
            cancellationToken);
        var page = Paging.From(ids, size, id => id);
        var views = await CustomerViews.LoadAsync(session, scope.Workspace, page.Items, cancellationToken);
        return new Page<CustomerView>([.. page.Items.Where(views.ContainsKey).Select(id => views[id])], page.Next);
    }
}
