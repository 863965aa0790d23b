namespace Heed.Conversations.Public;

/// <summary>The nearest promise of time that runs for a conversation; lists show it.</summary>
/// <param name="Kind">What is promised: <c>firstResponse</c>, <c>nextResponse</c> or <c>resolution</c>.</param>
/// <param name="At">When it must be kept; in the past once it is broken.</param>
/// <param name="WarnAt">From when on it is at risk; not after <paramref name="At"/>.</param>
public sealed record ConversationDue(string Kind, DateTimeOffset At, DateTimeOffset WarnAt);
