namespace Heed.Routing.Public;

/// <summary>A time in which an agent was in one state.</summary>
/// <param name="Reason">Why away or on a break, of the workspace's list; null for none.</param>
/// <param name="From">Beginning, cut to the time asked for.</param>
/// <param name="To">End, cut to the time asked for; exclusive.</param>
public sealed record StateSpan(Guid Person, PresenceState State, Guid? Reason, DateTimeOffset From, DateTimeOffset To);
