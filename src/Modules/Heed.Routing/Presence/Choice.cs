namespace Heed.Routing.Presence;

/// <summary>What an agent is to be from now on.</summary>
/// <param name="Reason">Why away or on a break.</param>
/// <param name="Until">When back; null when open.</param>
/// <param name="Calm">Ends by itself.</param>
internal sealed record Choice(PresenceState State, Guid? Reason = null, DateTimeOffset? Until = null, bool Calm = false);
