namespace Heed.Routing.Public;

/// <summary>Customers who ask to be rung, for channels and bots. The place in the queue is kept; nobody is rung by two agents.</summary>
public interface ICallBacks
{
    /// <summary>The times a customer of this conversation may choose, the soonest first; empty where people ring as soon as it is the customer's turn.</summary>
    Task<IReadOnlyList<OpenSlot>> SlotsAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the wish down, tells the customer so in the thread, and shows it to the team. Where something is in the way (no number, the time is
    /// full, do not call), the customer is told that instead, and nothing else happens. Asked again while one is open, it does nothing.
    /// </summary>
    /// <param name="phone">As the customer wrote it.</param>
    /// <param name="about">What it is about; empty for nothing.</param>
    /// <param name="at">Beginning of an <see cref="OpenSlot"/>; null for as soon as it is the customer's turn.</param>
    /// <returns>Whether the customer will be rung.</returns>
    bool Ask(Unit unit, Guid conversation, string phone, string about, DateTimeOffset? at);

    /// <summary>The customer no longer wants it. False when nothing was open, or somebody is ringing already.</summary>
    bool Cancel(Unit unit, Guid conversation);
}
