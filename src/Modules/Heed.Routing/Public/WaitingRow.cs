using Heed.Queueing.Matching;

namespace Heed.Routing.Public;

/// <summary>Somebody who waits.</summary>
/// <param name="Entered">Since when: the place in the queue.</param>
/// <param name="Agent">Who is being asked, until <paramref name="Until"/>; null while nobody is.</param>
/// <param name="Alarmed">Whether the wait is longer than the queue's alarm.</param>
public sealed record WaitingRow(Guid Conversation, Guid Queue, WorkKind Kind, DateTimeOffset Entered, Guid? Agent, DateTimeOffset? Until, bool Alarmed);
