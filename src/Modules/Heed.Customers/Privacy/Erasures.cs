using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Personal;
using Heed.Platform.Store;

namespace Heed.Customers.Privacy;

/// <summary>Erases a customer over all modules in one unit of work, and remembers that it did.</summary>
internal sealed class Erasures(IStore store, IBlobs blobs, IAudit audit, IEnumerable<IPersonalData> holders) : IErasures
{
    // Higher modules may still need the customer's rows to find theirs: this module's own go last.
    private readonly IReadOnlyList<IPersonalData> _holders = [.. holders.OrderBy(h => h is CustomersPersonalData)];

    public async Task<IReadOnlyList<Guid>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.QueryAsync(
            $"select customer from customers_erased where workspace = {workspace} order by erased_at, customer", r => r.Id(0), cancellationToken);
    }

    public async Task EraseAsync(Scope scope, Guid customer, CancellationToken cancellationToken)
    {
        await store.WriteAsync(scope, unit => Erase(unit, scope, customer), cancellationToken);
        // Contents go after the rows that named them; what a stop leaves behind, the next collection takes.
        while (await blobs.CollectAsync(scope.Workspace, cancellationToken) > 0)
        {
        }
    }

    public async Task<int> ReapplyAsync(WorkspaceId workspace, IReadOnlyCollection<Guid> customers, CancellationToken cancellationToken)
    {
        var back = 0;
        foreach (var customer in customers)
        {
            using (var session = store.Read())
            {
                back += (int)await session.NumberAsync($"select count(*) from customers_customers where workspace = {workspace} and id = {customer}", cancellationToken);
            }

            await EraseAsync(Scope.System(workspace), customer, cancellationToken);
        }

        return back;
    }

    private void Erase(Unit unit, Scope scope, Guid customer)
    {
        foreach (var holder in _holders) holder.Erase(unit, customer);
        unit.Execute($"""
            insert into customers_erased (workspace, customer, erased_at) values ({unit.Workspace}, {customer}, {unit.Now})
            on conflict (workspace, customer) do nothing
            """);
        unit.Append(CustomerEvents.Erased(customer));
        audit.Write(unit, scope, "customer.erased", CustomerEvents.Kind, customer);
    }
}
