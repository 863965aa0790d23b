using Heed.Orders.Connector;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Orders.Orders;

/// <summary><c>/orders</c>: found by customer, number or words.</summary>
internal static class OrderEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/orders").WithTags("Orders");
        group.MapGet("", ListAsync).Needs(OrderAccess.Read).WithName("ListOrders")
            .WithSummary("Orders, newest first. `customer` finds those of a customer and `number` one by its number, both asking the shops; `q` looks through what is known: numbers, names, goods, parcels.");
        group.MapGet("/{id:guid}", GetAsync).Needs(OrderAccess.Read).WithName("GetOrder").WithSummary("One order, as its source says now, or said last.");
        group.MapPatch("/{id:guid}", TieAsync).Needs(OrderAccess.Act).WithName("TieOrder").WithSummary("Ties an order to a customer by hand; null leaves it to its addresses again.");
    }

    private static async Task<Ok<OrderList>> ListAsync(
        Caller caller, OrderDesk desk, IOrderProofs proofs, CancellationToken cancellationToken,
        Guid? customer = null, string? number = null, string? q = null, Guid? source = null, string? stage = null, int? limit = null, string? after = null)
    {
        if (customer is { } who)
        {
            var found = await desk.OfCustomerAsync(proofs.ForAgent(caller.Scope), who, Math.Min(Paging.Limit(limit), OrderDesk.MostOfCustomer), cancellationToken);
            return TypedResults.Ok(new OrderList(found.Orders, null, found.Orders.Count == 0 ? null : found.AsOf, found.Unreachable));
        }

        if (number is not null)
        {
            var found = await desk.FindAsync(proofs.ForAgent(caller.Scope), number, cancellationToken);
            return TypedResults.Ok(new OrderList(found is null ? [] : [found], null, found?.AsOf, []));
        }

        OrderStage? inStage = stage is null ? null : ShopContract.StageOf<OrderStage>(stage) ?? throw new InvalidRefusal("stage", "unknown", "There is no such stage.");
        var page = await desk.ListAsync(caller.Scope, q, source, inStage, limit, after, cancellationToken);
        return TypedResults.Ok(new OrderList(page.Items, page.Next, null, []));
    }

    private static async Task<Ok<OrderRow>> GetAsync(Guid id, Caller caller, OrderDesk desk, HttpResponse response, CancellationToken cancellationToken) =>
        Tell(await desk.GetAsync(caller.Scope, id, cancellationToken), response);

    private static async Task<Ok<OrderRow>> TieAsync(Guid id, OrderTie body, Caller caller, OrderDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Tell(await desk.TieAsync(caller.Scope, id, body.CustomerId, Versions.IfMatch(context.Request), cancellationToken), context.Response);

    private static Ok<OrderRow> Tell(OrderRow row, HttpResponse response)
    {
        Versions.Tell(response, row.Version);
        return TypedResults.Ok(row);
    }
}

/// <summary>Orders found.</summary>
/// <param name="AsOf">The oldest of what the sources said; null for a plain list.</param>
/// <param name="Unreachable">Names of sources that did not answer.</param>
internal sealed record OrderList(IReadOnlyList<OrderRow> Items, string? Next, DateTimeOffset? AsOf, IReadOnlyList<string> Unreachable);

/// <summary>To whom an order belongs.</summary>
internal sealed record OrderTie(Guid? CustomerId);
