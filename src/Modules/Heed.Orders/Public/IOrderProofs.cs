namespace Heed.Orders.Public;

/// <summary>Makes proofs: from an agent's rights, from an identity that the shop's server signed, or from a one-time code.</summary>
public interface IOrderProofs
{
    /// <summary>An agent looks, as far as their roles reach.</summary>
    /// <exception cref="ForbiddenRefusal">The scope does not hold <c>orders.read</c>.</exception>
    Verified ForAgent(Scope scope);

    /// <summary>What the customer has proven by now; null when that is nothing.</summary>
    Task<Verified?> CurrentAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken);

    /// <summary>
    /// Mails a code of six digits to the address that the order holds, whoever asks. It never tells whether there is such an order.
    /// At most three in a quarter of an hour for a customer, and for an address.
    /// </summary>
    Task<CodeSending> SendCodeAsync(WorkspaceId workspace, Guid customer, string number, string language, CancellationToken cancellationToken);

    /// <summary>Whether the code is the one sent last to this customer. Five wrong ones, or ten minutes, end it; a right one proves the address for half an hour.</summary>
    Task<bool> ConfirmCodeAsync(WorkspaceId workspace, Guid customer, string code, CancellationToken cancellationToken);
}
