using Heed.Accounts.Public;
using Heed.Customers.Public;
using Heed.Platform.Web;

namespace Heed.Orders.Orders;

/// <summary>Orders as agents see them, and as other modules get them for a proof.</summary>
internal sealed class OrderDesk(IStore store, OrderFreshening freshening, ICustomers customers, IAudit audit, Requests.RequestDesk requests) : IOrders
{
    public const int MostOfCustomer = 50;

    public async Task<OrdersFound> OfCustomerAsync(Verified proof, Guid customer, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostOfCustomer);
        CustomerAddresses addresses;
        using (var session = store.Read())
        {
            if (proof.Agent is { } agent)
            {
                await customers.GetAsync(session, agent, customer, cancellationToken);
                addresses = await CustomerAddresses.LoadAsync(session, proof.Workspace, customer, cancellationToken);
            }
            else
            {
                if (proof.Customer != customer) throw new NotFoundRefusal();
                addresses = Proven(proof);
            }
        }

        var failing = await freshening.CustomerAsync(proof.Workspace, addresses, cancellationToken);
        using var fresh = store.Read();
        var ids = await fresh.QueryAsync(
            $"select o.id from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source where o.workspace = {proof.Workspace} and {Covered(proof, addresses)} order by o.placed_at desc, o.id desc limit {limit}",
            r => r.Id(0), cancellationToken);
        var rows = Marked(await OrderRecords.ListAsync(fresh, proof.Workspace, ids, cancellationToken), failing);
        return new OrdersFound(rows, rows.Count == 0 ? DateTimeOffset.UnixEpoch : rows.Min(r => r.AsOf), [.. failing.Select(f => f.Name)]);
    }

    public async Task<OrderRow?> FindAsync(Verified proof, string number, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(number) || number.Length > OrderEntry.MaxNumber) return null;
        var failing = await freshening.NumberAsync(proof.Workspace, number, cancellationToken);
        using var session = store.Read();
        var ids = await session.QueryAsync(
            $"select o.id from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source where o.workspace = {proof.Workspace} and o.number_key = {OrderEntry.KeyOf(number)} and {Covered(proof)} order by o.placed_at desc limit 1",
            r => r.Id(0), cancellationToken);
        return Marked(await OrderRecords.ListAsync(session, proof.Workspace, ids, cancellationToken), failing).FirstOrDefault();
    }

    public Task<OrderRequestRow> AskAsync(Verified proof, Scope scope, NewOrderRequest ask, CancellationToken cancellationToken) => requests.AskAsync(proof, scope, ask, cancellationToken);

    public Task<IReadOnlyList<OrderRequestRow>> RequestsAsync(Verified proof, Guid order, CancellationToken cancellationToken) => requests.OfOrderAsync(proof, order, cancellationToken);

    /// <summary>A page of orders that the scope may see, newest first.</summary>
    public async Task<Page<OrderRow>> ListAsync(Scope scope, string? query, Guid? source, OrderStage? stage, int? limit, string? after, CancellationToken cancellationToken)
    {
        new Validate().Text(query, "q", 200, required: false).Done();
        var size = Paging.Limit(limit);
        var place = Paging.Decode<OrderPlace>(after);
        using var session = store.Read();
        SqlText older = $" and (o.placed_at < {place?.At} or (o.placed_at = {place?.At} and o.id < {place?.Id}))";
        SqlText ofSource = $" and o.source = {source}";
        SqlText ofStage = $" and o.stage = {stage}";
        SqlText has = $" and {session.Dialect.Contains("o.search", query?.Trim() ?? "")}";
        var rows = await session.QueryAsync(
            $"""
            select o.id, o.placed_at from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source where o.workspace = {scope.Workspace}
            {(place is null ? SqlText.Empty : older)}{(source is null ? SqlText.Empty : ofSource)}{(stage is null ? SqlText.Empty : ofStage)}{(string.IsNullOrWhiteSpace(query) ? SqlText.Empty : has)}{OrderAccess.Visible(scope)}
            order by o.placed_at desc, o.id desc limit {size + 1}
            """,
            r => new OrderPlace(r.Long(1), r.Id(0)), cancellationToken);
        var page = Paging.From(rows, size, p => p);
        return new Page<OrderRow>(await OrderRecords.ListAsync(session, scope.Workspace, [.. page.Items.Select(p => p.Id)], cancellationToken), page.Next);
    }

    /// <summary>One order; its source is asked again unless it was just now.</summary>
    public async Task<OrderRow> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        string number;
        using (var session = store.Read())
        {
            await OrderAccess.RequireAsync(session, scope, id, OrderAccess.Read, cancellationToken);
            number = await session.FirstAsync($"select number from orders_orders where workspace = {scope.Workspace} and id = {id}", r => r.Text(0), cancellationToken) ?? throw new NotFoundRefusal();
        }

        var failing = await freshening.NumberAsync(scope.Workspace, number, cancellationToken);
        using var fresh = store.Read();
        return Marked(await OrderRecords.ListAsync(fresh, scope.Workspace, [id], cancellationToken), failing).FirstOrDefault() ?? throw new NotFoundRefusal();
    }

    /// <summary>Ties an order to a customer by hand, or unties it.</summary>
    public async Task<OrderRow> TieAsync(Scope scope, Guid id, Guid? customer, long? expected, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            await OrderAccess.RequireAsync(session, scope, id, OrderAccess.Act, cancellationToken);
            if (customer is { } who) await customers.GetAsync(session, scope, who, cancellationToken);
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = unit.Db.Set<OrderEntry>().Find(unit.Workspace, id) ?? throw new NotFoundRefusal();
                Versions.Require(expected, row.Version);
                if (row.Customer == customer) return;
                row.Customer = customer;
                row.Version++;
                unit.Append(new LedgerEvent("order.changed", OrderEntry.Kind, id, row.Version));
                audit.Write(unit, scope, customer is null ? "order.untied" : "order.tied", OrderEntry.Kind, id, new { customerId = customer });
            },
            cancellationToken);
        return await GetAsync(scope, id, cancellationToken);
    }

    /// <summary>What a proof covers, as a condition on <c>o</c> and <c>s</c>.</summary>
    internal static SqlText Covered(Verified proof, CustomerAddresses? addresses = null)
    {
        SqlText all = $"o.workspace = {proof.Workspace}{(proof.Agent is { } agent ? OrderAccess.Visible(agent) : SqlText.Empty)}";
        if (proof.Agent is not null && addresses is null) return all;
        // A code proves a mail address, not that one is the customer to whom an agent tied an order.
        SqlText own = $"{all} and {(addresses ?? Proven(proof)).Condition(tied: proof.Agent is not null || proof.Buyers.Count > 0)}";
        return own;
    }

    private static CustomerAddresses Proven(Verified proof) => new(proof.Customer!.Value, proof.Buyers, proof.Emails, []);

    private static List<OrderRow> Marked(List<OrderRow> rows, IReadOnlyList<OrderFreshening.Failing> failing) =>
        failing.Count == 0 ? rows : rows.ConvertAll(r => failing.Any(f => f.Source == r.SourceId) ? r with { Stale = true } : r);

    private sealed record OrderPlace(long At, Guid Id);
}
