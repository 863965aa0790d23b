using Heed.Queueing.Matching;

namespace Heed.Routing.Rules.Trying;

/// <summary>A customer of the last days who needed a person.</summary>
/// <param name="Priority">As it is today.</param>
/// <param name="Language">What the customer writes in; null when not known.</param>
/// <param name="Handling">Seconds from the first to the last answer, bounded; null when nobody answered.</param>
internal sealed record PastContact(Guid Id, long Number, Guid Brand, Guid? Team, Guid Customer, WorkKind Kind, Priority Priority, string? Language, DateTimeOffset At, double? Handling);

/// <summary>Somebody who answered within an hour.</summary>
internal readonly record struct PastShift(Guid Person, long Hour);
