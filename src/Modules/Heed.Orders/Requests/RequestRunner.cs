using Heed.Orders.Orders;
using Heed.Orders.Sources;
using Heed.Platform.Outbound;
using Heed.Platform.Ownership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Orders.Requests;

/// <summary>
/// Runs approved requests: a durable queue, one lane a source, tried again for a day. Every try carries the request's id, so a shop does it once; what it means for the order is
/// written in the unit that ends the request, and only while that still runs, so it counts once here too.
/// </summary>
internal sealed class RequestRunner : OutboundPump<OrderRequest>
{
    private static readonly TimeSpan GiveUp = TimeSpan.FromHours(24);
    private readonly IStore _store;
    private readonly SourceKinds _kinds;

    public RequestRunner(IStore store, SourceKinds kinds, RequestWake wake, IShardOwnership ownership, TimeProvider time, ILogger<RequestRunner> log)
        : base(ownership, time, log)
    {
        (_store, _kinds) = (store, kinds);
        wake.Listen(Wake);
    }

    protected override async Task<IReadOnlyList<(WorkspaceId Workspace, Guid Target)>> TargetsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var session = _store.Read();
        return await session.QueryAsync(
            $"select distinct workspace, source from orders_requests where state = {OrderRequestState.Running} and due <= {now}", r => (new WorkspaceId(r.Int(0)), r.Id(1)), cancellationToken);
    }

    protected override async Task<IReadOnlyList<OrderRequest>> DueAsync(WorkspaceId workspace, Guid target, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        using var session = _store.Read();
        return await session.Db.Set<OrderRequest>()
            .Where(r => r.Workspace == workspace && r.Source == target && r.State == OrderRequestState.Running && r.Due <= now).OrderBy(r => r.Due).Take(limit).ToListAsync(cancellationToken);
    }

    protected override async Task SendAsync(WorkspaceId workspace, Guid target, OrderRequest work, CancellationToken cancellationToken)
    {
        OrderSource? source;
        using (var session = _store.Read()) source = await session.Db.Set<OrderSource>().FirstOrDefaultAsync(s => s.Workspace == workspace && s.Id == target, cancellationToken);
        var answer = source is null || !_kinds.Has(source.Type) ? new SourceAnswer<SourceActDone>(null, "refused") : await ActAsync(source.Row, work, cancellationToken);
        await _store.WriteAsync(Scope.System(workspace), unit => Note(unit, work, answer, source?.Type == EmbeddedShop.TypeName), cancellationToken);
    }

    private Task<SourceAnswer<SourceActDone>> ActAsync(OrderSourceRow source, OrderRequest work, CancellationToken cancellationToken)
    {
        var kind = _kinds.Of(source.Kind);
        var act = new SourceAct(work.Id, work.OrderNumber, work.Amount, work.Currency, work.Reason);
        return work.Kind switch
        {
            OrderRequestKind.Refund => kind.RefundAsync(source, act, cancellationToken),
            OrderRequestKind.Exchange => kind.ExchangeAsync(source, act, cancellationToken),
            _ => kind.CouponAsync(source, act, cancellationToken),
        };
    }

    private static void Note(Unit unit, OrderRequest work, SourceAnswer<SourceActDone> answer, bool ownShop)
    {
        if (unit.Db.Set<OrderRequest>().Find(unit.Workspace, work.Id) is not { State: OrderRequestState.Running } request) return;
        request.Attempts++;
        if (answer.Value is { } done)
        {
            (request.State, request.DoneAt, request.Due, request.Reference, request.Problem, request.ProblemText) = (OrderRequestState.Done, unit.Now, null, done.Reference, null, done.Text);
            Step("done", null);
            Effect(unit, request, ownShop);
        }
        else if (IsFinal(answer.Error!) || unit.Now - request.DecidedAt >= GiveUp)
        {
            (request.State, request.Due, request.Problem, request.ProblemText) = (OrderRequestState.Failed, null, answer.Error, answer.Text);
            Step("failed", answer.Error);
        }
        else
        {
            (request.Due, request.Problem) = (unit.Now + RetryPlan.After(request.Attempts, null), answer.Error);
            Step("tried", answer.Error);
        }

        request.Version++;
        unit.Append(new LedgerEvent("orderRequest.changed", OrderRequest.KindName, request.Id, request.Version, new { state = request.State.ToString() }));

        void Step(string name, string? detail) => request.Audit = RequestSteps.Add(request.Audit, new OrderRequestStep(unit.Now, name, null, detail));
    }

    /// <summary>What the source will not do however often it is asked; too many (429) and conflicts (409) may pass.</summary>
    private static bool IsFinal(string error) => error is "refused" or "notFound" or "notSet" or "blocked" || (error.StartsWith("http4", StringComparison.Ordinal) && error is not ("http408" or "http409" or "http425" or "http429"));

    private static void Effect(Unit unit, OrderRequest request, bool ownShop)
    {
        if (unit.Db.Set<OrderEntry>().Find(unit.Workspace, request.Order) is not { } order || request.Kind == OrderRequestKind.Coupon) return;
        if (request.Kind == OrderRequestKind.Refund) order.Refunded += request.Amount;
        // A shop elsewhere says itself what has become of the order.
        if (ownShop) order.Stage = request.Kind == OrderRequestKind.Exchange ? OrderStage.Returning : order.Refunded >= order.Total ? OrderStage.Refunded : order.Stage;
        order.Version++;
        unit.Append(new LedgerEvent("order.changed", OrderEntry.Kind, order.Id, order.Version));
    }
}
