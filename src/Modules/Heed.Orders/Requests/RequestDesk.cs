using Heed.Accounts.Public;
using Heed.Orders.Orders;
using Heed.Orders.Sources;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Orders.Requests;

/// <summary>
/// Refunds, exchanges and coupons: asked for by anybody who has proven to be the customer, or by an agent; decided by a person; run once. Checks that count are made inside
/// the lane, where asks come one after the other, so that fifty at once are one.
/// </summary>
internal sealed class RequestDesk(IStore store, RequestWake wake, IAudit audit)
{
    /// <exception cref="NotFoundRefusal">There is no such order that the proof covers.</exception>
    /// <exception cref="ConflictRefusal">Its source does not take such requests, or nothing is left to refund.</exception>
    public async Task<OrderRequestRow> AskAsync(Verified proof, Scope scope, NewOrderRequest ask, CancellationToken cancellationToken)
    {
        new Validate().Text(ask.Reason, "reason", OrderRequest.MaxReason, multiline: true).Text(ask.Key, "key", OrderRequest.MaxKey, required: false)
            .That(ask.Amount is null or > 0, "amount", "outOfRange", "An amount is more than nothing.").That(Enum.IsDefined(ask.Kind), "kind", "unknown", "refund, exchange or coupon.").Done();
        Found found;
        using (var session = store.Read())
        {
            found = await session.FirstAsync(
                $"""
                select s.id, s.offers, o.number, o.currency, o.customer from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source
                where o.id = {ask.Order} and {OrderDesk.Covered(proof)}
                """,
                r => new Found(r.Id(0), r.Int(1), r.Text(2), r.Text(3), r.IdOrNull(4)), cancellationToken) ?? throw new NotFoundRefusal();
        }

        if ((found.Offers & SourceView.Bit(ask.Kind)) == 0) throw new ConflictRefusal("notOffered", "This shop does not take such requests here.");
        return await store.WriteAsync(scope, unit => RequestReads.Of(Ask(unit, proof, scope, ask, found)), cancellationToken);
    }

    public async Task<IReadOnlyList<OrderRequestRow>> OfOrderAsync(Verified proof, Guid order, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        SqlText ofOrder = $"o.id = {order} and {OrderDesk.Covered(proof)}";
        if (await session.NumberAsync($"select count(*) from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source where {ofOrder}", cancellationToken) == 0) return [];
        var ids = await session.QueryAsync($"select id from orders_requests where workspace = {proof.Workspace} and \"order\" = {order}", r => r.Id(0), cancellationToken);
        return await RequestReads.LoadAsync(session, proof.Workspace, ids, cancellationToken);
    }

    /// <summary>Says yes, with a smaller amount if need be; the source is asked as soon as the time for taking it back is over.</summary>
    /// <param name="undo">That time in seconds, 0 to <see cref="OrderRequest.MaxUndo"/>.</param>
    public Task<OrderRequestRow> ApproveAsync(Scope scope, Guid id, long? amount, string? note, int undo, long? expected, CancellationToken cancellationToken) => DecideAsync(
        scope, id, expected, [OrderRequestState.Waiting], "approved",
        (unit, request) =>
        {
            if (undo is < 0 or > OrderRequest.MaxUndo) throw new InvalidRefusal("undoSeconds", "outOfRange", $"0 to {OrderRequest.MaxUndo} seconds.");
            if (amount is { } less && (less < 1 || less > request.Amount)) throw new InvalidRefusal("amount", "outOfRange", "At most what was asked for.");
            (request.State, request.Due, request.DecidedBy, request.DecidedAt, request.DecisionNote) = (OrderRequestState.Running, unit.Now.AddSeconds(undo), scope.Actor.Id, unit.Now, note);
            request.Amount = amount ?? request.Amount;
        },
        note, cancellationToken);

    /// <summary>Says no.</summary>
    public Task<OrderRequestRow> RejectAsync(Scope scope, Guid id, string? note, long? expected, CancellationToken cancellationToken) => DecideAsync(
        scope, id, expected, [OrderRequestState.Waiting], "rejected",
        (unit, request) => (request.State, request.DecidedBy, request.DecidedAt, request.DecisionNote) = (OrderRequestState.Rejected, scope.Actor.Id, unit.Now, note), note, cancellationToken);

    /// <summary>
    /// Takes a decision back: a no at any time, a yes while the source has not been asked. The request waits again, for the whole amount. Whoever sends takes only what is due,
    /// so what is not due yet when the lane looks was sent by nobody; a second is left for clocks that differ.
    /// </summary>
    /// <exception cref="ConflictRefusal">The source is being asked (<c>tooLate</c>), or another request of the kind waits meanwhile (<c>anotherOpen</c>).</exception>
    public Task<OrderRequestRow> ReopenAsync(Scope scope, Guid id, long? expected, CancellationToken cancellationToken) => DecideAsync(
        scope, id, expected, [OrderRequestState.Rejected, OrderRequestState.Running], "reopened",
        (unit, request) =>
        {
            if (request.State == OrderRequestState.Running && (request.Attempts > 0 || request.Due <= unit.Now.AddSeconds(1))) throw new ConflictRefusal("tooLate", "The shop has been asked already.");
            var others = unit.Db.Set<OrderRequest>().Where(r => r.Workspace == unit.Workspace && r.Order == request.Order && r.Id != id).ToList();
            if (request.State == OrderRequestState.Rejected && others.Exists(r => r.Kind == request.Kind && IsOpen(r))) throw new ConflictRefusal("anotherOpen", "A newer request of this kind waits for this order.");
            if (request.Kind == OrderRequestKind.Refund && request.Wanted > Left(unit, request.Order, others)) throw new ConflictRefusal("nothingLeft", "Less than that is left of the order by now.");
            (request.State, request.Due, request.DecidedBy, request.DecidedAt, request.DecisionNote, request.Amount) = (OrderRequestState.Waiting, null, null, null, null, request.Wanted);
        },
        null, cancellationToken);

    /// <summary>Tries one that failed again: under the same id, so that a shop which has done it already does it no second time.</summary>
    public Task<OrderRequestRow> RetryAsync(Scope scope, Guid id, long? expected, CancellationToken cancellationToken) => DecideAsync(
        scope, id, expected, [OrderRequestState.Failed], "retried",
        (unit, request) => (request.State, request.Due, request.Attempts, request.Problem, request.ProblemText, request.DecidedAt) = (OrderRequestState.Running, unit.Now, 0, null, null, unit.Now), null, cancellationToken);

    /// <summary>A page of requests that the scope may see, newest first.</summary>
    public async Task<Page<OrderRequestRow>> ListAsync(Scope scope, OrderRequestState? state, OrderRequestKind? kind, Guid? order, Guid? customer, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var place = Paging.Decode<Guid?>(after);
        SqlText older = $" and r.id < {place}";
        SqlText inState = $" and r.state = {state}";
        SqlText ofKind = $" and r.kind = {kind}";
        SqlText ofOrder = $" and r.\"order\" = {order}";
        using var session = store.Read();
        // Those of the customer's orders too: an agent asks for an order, not for a person.
        var addresses = customer is { } who ? await CustomerAddresses.LoadAsync(session, scope.Workspace, who, cancellationToken) : null;
        SqlText ofCustomer = $""" and (r.customer = {customer} or exists (select 1 from orders_orders o where o.workspace = r.workspace and o.id = r."order" and {addresses?.Condition() ?? SqlText.Empty}))""";
        var ids = await session.QueryAsync(
            $"""
            select r.id from orders_requests r join orders_sources s on s.workspace = r.workspace and s.id = r.source where r.workspace = {scope.Workspace}
            {(place is null ? SqlText.Empty : older)}{(state is null ? SqlText.Empty : inState)}{(kind is null ? SqlText.Empty : ofKind)}{(order is null ? SqlText.Empty : ofOrder)}{(customer is null ? SqlText.Empty : ofCustomer)}{OrderAccess.Visible(scope)}
            order by r.id desc limit {size + 1}
            """,
            r => r.Id(0), cancellationToken);
        var page = Paging.From(ids, size, i => i);
        var rows = (await RequestReads.LoadAsync(session, scope.Workspace, page.Items, cancellationToken)).ToDictionary(r => r.Id);
        return new Page<OrderRequestRow>([.. page.Items.Where(rows.ContainsKey).Select(i => rows[i])], page.Next);
    }

    /// <summary>One request that the scope may see.</summary>
    public async Task<OrderRequestRow> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken, string permission = OrderAccess.Read)
    {
        using var session = store.Read();
        var row = await session.Db.Set<OrderRequest>().FirstOrDefaultAsync(r => r.Workspace == scope.Workspace && r.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
        var source = await session.Db.Set<OrderSource>().FirstOrDefaultAsync(s => s.Workspace == scope.Workspace && s.Id == row.Source, cancellationToken) ?? throw new NotFoundRefusal();
        if (!OrderAccess.Holds(scope, OrderAccess.Read, source.Brand)) throw new NotFoundRefusal();
        if (!OrderAccess.Holds(scope, permission, source.Brand)) throw new ForbiddenRefusal(permission);
        return RequestReads.Of(row);
    }

    private async Task<OrderRequestRow> DecideAsync(
        Scope scope, Guid id, long? expected, OrderRequestState[] from, string step, Action<Unit, OrderRequest> decide, string? note, CancellationToken cancellationToken)
    {
        new Validate().Text(note, "note", OrderRequest.MaxNote, required: false, multiline: true).Done();
        await GetAsync(scope, id, cancellationToken, OrderAccess.Act);
        var row = await store.WriteAsync(
            scope,
            unit =>
            {
                var request = unit.Db.Set<OrderRequest>().Find(unit.Workspace, id) ?? throw new NotFoundRefusal();
                Versions.Require(expected, request.Version);
                if (!from.Contains(request.State)) throw new ConflictRefusal("decided", "This request has been decided already.", new Dictionary<string, object?> { ["state"] = request.State });
                decide(unit, request);
                request.Audit = RequestSteps.Add(request.Audit, new OrderRequestStep(unit.Now, step, scope.Actor.Id));
                request.Version++;
                unit.Append(new LedgerEvent("orderRequest.changed", OrderRequest.KindName, id, request.Version, new { state = request.State.ToString() }));
                audit.Write(unit, scope, "orderRequest." + step, OrderRequest.KindName, id, new { kind = request.Kind.ToString(), request.Amount, request.Currency });
                return RequestReads.Of(request);
            },
            cancellationToken);
        if (row.State == OrderRequestState.Running) wake.Wake();
        return row;
    }

    private OrderRequest Ask(Unit unit, Verified proof, Scope scope, NewOrderRequest ask, Found found)
    {
        var requests = unit.Db.Set<OrderRequest>();
        if (ask.Key is not null && requests.FirstOrDefault(r => r.Workspace == unit.Workspace && r.Key == ask.Key) is { } same)
        {
            return same.Order == ask.Order ? same : throw new ConflictRefusal("keyUsed", "This key belongs to a request about another order.");
        }

        var earlier = requests.Where(r => r.Workspace == unit.Workspace && r.Order == ask.Order).ToList();
        if (earlier.Find(r => r.Kind == ask.Kind && IsOpen(r)) is { } open) return open;
        var amount = AmountOf(unit, ask, earlier);
        var id = Ids.New(unit.Now);
        var request = new OrderRequest
        {
            Workspace = unit.Workspace,
            Id = id,
            Order = ask.Order,
            OrderNumber = found.Number,
            Source = found.Source,
            Kind = ask.Kind,
            State = OrderRequestState.Waiting,
            Amount = amount,
            Wanted = amount,
            Currency = found.Currency,
            Reason = ask.Reason.Trim(),
            Customer = proof.Customer ?? found.Customer,
            Conversation = ask.Conversation,
            AskedBy = scope.Actor.Kind,
            AskedById = scope.Actor.Id,
            AskedAt = unit.Now,
            Key = ask.Key ?? id.ToString("N"),
            Audit = RequestSteps.Begin(unit.Now, scope.Actor.Id),
        };
        unit.Db.Add(request);
        unit.Append(new LedgerEvent("orderRequest.created", OrderRequest.KindName, id, 1, new { kind = ask.Kind.ToString() }));
        audit.Write(unit, scope, "orderRequest.asked", OrderRequest.KindName, id, new { kind = ask.Kind.ToString(), amount, found.Currency });
        return request;
    }

    private static long AmountOf(Unit unit, NewOrderRequest ask, List<OrderRequest> earlier)
    {
        if (ask.Kind == OrderRequestKind.Exchange) return 0;
        var order = unit.First($"select total, refunded from orders_orders where workspace = {unit.Workspace} and id = {ask.Order}", r => ((long Total, long Refunded)?)(r.Long(0), r.Long(1))) ?? throw new NotFoundRefusal();
        if (ask.Kind == OrderRequestKind.Coupon)
        {
            if (ask.Amount is not { } worth) throw new InvalidRefusal("amount", "required", "A coupon is worth something.");
            return worth <= order.Total ? worth : throw new InvalidRefusal("amount", "outOfRange", "A coupon is worth at most what was ordered.");
        }

        var left = Left(unit, ask.Order, earlier);
        if (left <= 0) throw new ConflictRefusal("nothingLeft", "Everything has been given back already.");
        return ask.Amount is { } wanted && wanted > left ? throw new InvalidRefusal("amount", "outOfRange", "At most what is left of the order.") : ask.Amount ?? left;
    }

    /// <summary>What can still be given back: what was paid less what went back and what open requests ask for.</summary>
    private static long Left(Unit unit, Guid order, List<OrderRequest> others) =>
        unit.Number($"select total - refunded from orders_orders where workspace = {unit.Workspace} and id = {order}") - others.Where(r => r.Kind == OrderRequestKind.Refund && IsOpen(r)).Sum(r => r.Amount);

    private static bool IsOpen(OrderRequest request) => request.State is OrderRequestState.Waiting or OrderRequestState.Running;

    private sealed record Found(Guid Source, int Offers, string Number, string Currency, Guid? Customer);
}
