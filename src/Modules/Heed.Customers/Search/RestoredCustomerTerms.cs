using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Platform.Backup;
using Heed.Platform.Store;

namespace Heed.Customers.Search;

/// <summary>Writes the search index of customers anew after a restore, oldest first.</summary>
internal sealed class RestoredCustomerTerms(IStore store, IWorkspaces workspaces) : IAfterRestore
{
    private const int Batch = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var workspace in await workspaces.ListAsync(cancellationToken))
        {
            var last = Guid.Empty;
            while (await WriteAsync(workspace, last, cancellationToken) is { } next) last = next;
        }
    }

    private async Task<Guid?> WriteAsync(WorkspaceId workspace, Guid after, CancellationToken cancellationToken)
    {
        List<(Guid Id, string Name, string? Email, string? Phone)> rows;
        ILookup<Guid, string> addresses;
        using (var session = store.Read())
        {
            rows = await session.QueryAsync(
                $"select id, name, email, phone from customers_customers where workspace = {workspace} and id > {after} order by id limit {Batch}",
                r => (r.Id(0), r.Text(1), r.TextOrNull(2), r.TextOrNull(3)), cancellationToken);
            if (rows.Count == 0) return null;
            var ids = rows.ConvertAll(r => r.Id);
            addresses = (await session.QueryAsync(
                $"select customer, address from customers_identities where workspace = {workspace} and customer in {ids} order by id", r => (r.Id(0), r.Text(1)), cancellationToken)).ToLookup(a => a.Item1, a => a.Item2);
        }

        await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                foreach (var row in rows) CustomerTerms.Add(unit, row.Id, row.Name, row.Email, row.Phone, addresses[row.Id]);
            },
            cancellationToken);
        return rows[^1].Id;
    }
}
