namespace Heed.Kernel;

/// <summary>
/// A change, as the ledger keeps it: ids, kind, version and small facts (states, durations, scores).
/// Never text, names or addresses: frames and webhooks are rendered from current rows when sent.
/// </summary>
/// <param name="Name">Stable event name such as <c>conversation.assigned</c>; part of the API.</param>
/// <param name="Kind">Kind of the changed entity, the key of its live source.</param>
/// <param name="Entity">Id of the changed entity.</param>
/// <param name="Version">Version of the entity after the change; 0 where it has none.</param>
/// <param name="Facts">Small object serialised to JSON; null for none.</param>
public sealed record LedgerEvent(string Name, string Kind, Guid Entity, long Version = 0, object? Facts = null);
