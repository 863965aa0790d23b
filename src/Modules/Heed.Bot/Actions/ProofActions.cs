using Heed.Bot.Flows;
using Heed.Orders.Public;

namespace Heed.Bot.Actions;

/// <summary>Whether the customer has proven already who it is.</summary>
internal sealed class ProofCurrent(IOrderProofs proofs, IStore store) : IFlowAction
{
    public string Name => Proof.Current;

    public IReadOnlyList<string> Arguments => [];

    public IReadOnlyList<string> Facts => [Proof.Proven];

    public async Task<FlowActionResult> RunAsync(FlowActionContext context, IReadOnlyDictionary<string, string> with, CancellationToken cancellationToken)
    {
        if (context.Customer is not { } customer) return ProofSend.No;
        using var session = store.Read();
        return await proofs.CurrentAsync(session, context.Workspace, customer, cancellationToken) is null ? ProofSend.No : ProofSend.Yes(Proof.Proven);
    }
}

/// <summary>Mails a one-time code to the address of the order; never tells whether there is such an order.</summary>
internal sealed class ProofSend(IOrderProofs proofs) : IFlowAction
{
    public static readonly FlowActionResult No = new(false, new Dictionary<string, string>());

    public string Name => Proof.Send;

    public IReadOnlyList<string> Arguments => ["number"];

    public IReadOnlyList<string> Facts => [Proof.Sent];

    public static FlowActionResult Yes(string fact) => new(true, new Dictionary<string, string> { [fact] = "yes" });

    public async Task<FlowActionResult> RunAsync(FlowActionContext context, IReadOnlyDictionary<string, string> with, CancellationToken cancellationToken)
    {
        // A rehearsal mails nobody.
        if (context.Rehearsal) return Yes(Proof.Sent);
        var sending = context.Customer is { } customer
            ? await proofs.SendCodeAsync(context.Workspace, customer, with.GetValueOrDefault("number") ?? "", context.Language, cancellationToken)
            : CodeSending.Unavailable;
        return sending == CodeSending.Sent ? Yes(Proof.Sent) : new FlowActionResult(false, new Dictionary<string, string> { [Proof.Sent] = "no", ["error"] = sending.ToString() });
    }
}

/// <summary>Whether the code is the one that was mailed.</summary>
internal sealed class ProofConfirm(IOrderProofs proofs) : IFlowAction
{
    public string Name => Proof.Confirm;

    public IReadOnlyList<string> Arguments => ["code"];

    public IReadOnlyList<string> Facts => [Proof.Proven];

    public async Task<FlowActionResult> RunAsync(FlowActionContext context, IReadOnlyDictionary<string, string> with, CancellationToken cancellationToken) =>
        !context.Rehearsal && context.Customer is { } customer && await proofs.ConfirmCodeAsync(context.Workspace, customer, with.GetValueOrDefault("code") ?? "", cancellationToken)
            ? ProofSend.Yes(Proof.Proven)
            : ProofSend.No;
}
