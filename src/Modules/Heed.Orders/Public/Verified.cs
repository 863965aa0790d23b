namespace Heed.Orders.Public;

/// <summary>
/// Proof that whoever asks may see facts about certain people's orders. Only <see cref="IOrderProofs"/> makes one, so no flow, tool or prompt can talk its way to a
/// stranger's order: without a proof there is nothing to call. Short-lived; never store one.
/// </summary>
public sealed class Verified
{
    internal Verified(WorkspaceId workspace, Scope? agent, Guid? customer, IReadOnlyList<ProvenBuyer> buyers, IReadOnlyList<string> emails)
    {
        (Workspace, Agent, Customer, Buyers, Emails) = (workspace, agent, customer, buyers, emails);
    }

    /// <summary>The workspace it holds in.</summary>
    public WorkspaceId Workspace { get; }

    /// <summary>The customer who has proven to be themselves; null for an agent's proof.</summary>
    public Guid? Customer { get; }

    /// <summary>Whether an agent looks, within the agent's own scope.</summary>
    public bool IsAgent => Agent is not null;

    internal Scope? Agent { get; }

    /// <summary>Ids under which the shop's own server has vouched for the customer.</summary>
    internal IReadOnlyList<ProvenBuyer> Buyers { get; }

    /// <summary>Mail addresses to which a code was sent that came back.</summary>
    internal IReadOnlyList<string> Emails { get; }

    /// <summary>A shop's id of a customer, within a brand.</summary>
    internal sealed record ProvenBuyer(string Id, Guid Brand);
}
