using Heed.Orders.Connector;
using Heed.Orders.Orders;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Orders.Requests;

/// <summary><c>/order-requests</c>: what waits for a person, and what became of it.</summary>
internal static class RequestEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/order-requests").WithTags("Orders");
        group.MapGet("", ListAsync).Needs(OrderAccess.Read).WithName("ListOrderRequests").WithSummary("Refunds, exchanges and coupons that were asked for, newest first.");
        group.MapGet("/{id:guid}", GetAsync).Needs(OrderAccess.Read).WithName("GetOrderRequest").WithSummary("One request with every step.");
        group.MapPost("", AskAsync).Needs(OrderAccess.Read).WithName("AskOrderRequest").WithSummary("Asks for a refund, an exchange or a coupon. Nothing moves before a person with `orders.act` approves. Asking again while one is open answers that one.");
        group.MapPost("/{id:guid}/approve", ApproveAsync).Needs(OrderAccess.Act).WithName("ApproveOrderRequest").WithSummary("Approves a request, for a smaller amount if need be; the shop is asked once: at once, or when the time for taking it back is over.");
        group.MapPost("/{id:guid}/reject", RejectAsync).Needs(OrderAccess.Act).WithName("RejectOrderRequest").WithSummary("Turns a request down.");
        group.MapPost("/{id:guid}/reopen", ReopenAsync).Needs(OrderAccess.Act).WithName("ReopenOrderRequest").WithSummary("Takes a decision back: a no at any time, a yes while the shop has not been asked (409 `tooLate` then).");
        group.MapPost("/{id:guid}/retry", RetryAsync).Needs(OrderAccess.Act).WithName("RetryOrderRequest").WithSummary("Tries a failed request again, under the same id.");
    }

    private static async Task<Ok<Page<OrderRequestRow>>> ListAsync(
        Caller caller, RequestDesk desk, CancellationToken cancellationToken, string? state = null, string? kind = null, Guid? order = null, Guid? customer = null, int? limit = null, string? after = null) =>
        TypedResults.Ok(await desk.ListAsync(caller.Scope, state is null ? null : ShopContract.StageOf<OrderRequestState>(state) ?? throw new InvalidRefusal("state", "unknown", "There is no such state."),
            kind is null ? null : ShopContract.StageOf<OrderRequestKind>(kind) ?? throw new InvalidRefusal("kind", "unknown", "refund, exchange or coupon."), order, customer, limit, after, cancellationToken));

    private static async Task<Ok<OrderRequestRow>> GetAsync(Guid id, Caller caller, RequestDesk desk, HttpResponse response, CancellationToken cancellationToken) =>
        Tell(await desk.GetAsync(caller.Scope, id, cancellationToken), response);

    private static async Task<Created<OrderRequestRow>> AskAsync(AskOrder body, Caller caller, RequestDesk desk, IOrderProofs proofs, HttpContext context, CancellationToken cancellationToken)
    {
        var row = await desk.AskAsync(proofs.ForAgent(caller.Scope), caller.Scope, new NewOrderRequest(body.OrderId, body.Kind, body.Amount, body.Reason, body.ConversationId), cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Created($"{context.Request.Path}/{row.Id}", row);
    }

    private static async Task<Ok<OrderRequestRow>> ApproveAsync(Guid id, Approval body, Caller caller, RequestDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Tell(await desk.ApproveAsync(caller.Scope, id, body.Amount, body.Note, body.UndoSeconds, Versions.IfMatch(context.Request), cancellationToken), context.Response);

    private static async Task<Ok<OrderRequestRow>> RejectAsync(Guid id, Rejection body, Caller caller, RequestDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Tell(await desk.RejectAsync(caller.Scope, id, body.Note, Versions.IfMatch(context.Request), cancellationToken), context.Response);

    private static async Task<Ok<OrderRequestRow>> ReopenAsync(Guid id, Caller caller, RequestDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Tell(await desk.ReopenAsync(caller.Scope, id, Versions.IfMatch(context.Request), cancellationToken), context.Response);

    private static async Task<Ok<OrderRequestRow>> RetryAsync(Guid id, Caller caller, RequestDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Tell(await desk.RetryAsync(caller.Scope, id, Versions.IfMatch(context.Request), cancellationToken), context.Response);

    private static Ok<OrderRequestRow> Tell(OrderRequestRow row, HttpResponse response)
    {
        Versions.Tell(response, row.Version);
        return TypedResults.Ok(row);
    }
}

/// <summary>What is asked for.</summary>
/// <param name="Amount">In minor units; absent: all that is left.</param>
internal sealed record AskOrder(Guid OrderId, OrderRequestKind Kind, string Reason, long? Amount = null, Guid? ConversationId = null);

/// <summary>A yes.</summary>
/// <param name="Amount">Less than was asked for, in minor units; absent: all of it.</param>
/// <param name="UndoSeconds">For so long it can be taken back before the shop is asked; 0 to 30.</param>
internal sealed record Approval(long? Amount = null, string? Note = null, int UndoSeconds = 0);

/// <summary>A no.</summary>
internal sealed record Rejection(string? Note = null);
