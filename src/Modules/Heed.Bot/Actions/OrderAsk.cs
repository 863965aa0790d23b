using Heed.Orders.Public;

namespace Heed.Bot.Actions;

/// <summary>Asks for a refund or an exchange on behalf of a proven customer. A person decides; asked twice it is one request.</summary>
internal sealed class OrderAsk(IOrders orders, IOrderProofs proofs, IStore store) : IFlowAction
{
    private const int MaxReason = 500;

    public string Name => "order.request";

    public IReadOnlyList<string> Arguments => ["number", "kind", "reason"];

    public IReadOnlyList<string> Facts => ["request.state"];

    public async Task<FlowActionResult> RunAsync(FlowActionContext context, IReadOnlyDictionary<string, string> with, CancellationToken cancellationToken)
    {
        if (context.Rehearsal) return new FlowActionResult(true, new Dictionary<string, string> { ["request.state"] = "waiting" });
        if (context.Customer is not { } customer || with.GetValueOrDefault("number") is not { Length: > 0 } number) return FlowActionResult.Failed("notFound");
        Verified? proof;
        using (var session = store.Read()) proof = await proofs.CurrentAsync(session, context.Workspace, customer, cancellationToken);
        if (proof is null || await orders.FindAsync(proof, number, cancellationToken) is not { } order) return FlowActionResult.Failed("notFound");
        var kind = with.GetValueOrDefault("kind") == "exchange" ? OrderRequestKind.Exchange : OrderRequestKind.Refund;
        var reason = with.GetValueOrDefault("reason") is { Length: > 0 } why ? why[..Math.Min(MaxReason, why.Length)] : "-";
        var request = await orders.AskAsync(proof, Scope.System(context.Workspace), new NewOrderRequest(order.Id, kind, null, reason, context.Conversation, context.Key), cancellationToken);
        return new FlowActionResult(true, new Dictionary<string, string> { ["request.state"] = char.ToLowerInvariant(request.State.ToString()[0]) + request.State.ToString()[1..] });
    }
}
