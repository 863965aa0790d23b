namespace Heed.Routing.Presence;

/// <summary>An agent's presence, as lists and live frames show it.</summary>
/// <param name="Load">Open conversations it has.</param>
internal sealed record PresenceView(Guid PersonId, PresenceState State, DateTimeOffset Since, int Load);
