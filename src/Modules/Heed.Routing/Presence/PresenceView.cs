namespace Heed.Routing.Presence;

/// <summary>An agent's presence, as lists and live frames show it.</summary>
/// <param name="Load">Open conversations it has.</param>
/// <param name="ReasonId">Why away or on a break, of <c>presence/rules</c>.</param>
/// <param name="Until">When it means to be back; null when open.</param>
/// <param name="Calm">A calm break: it ends by itself.</param>
internal sealed record PresenceView(Guid PersonId, PresenceState State, DateTimeOffset Since, int Load, Guid? ReasonId, DateTimeOffset? Until, bool Calm);
