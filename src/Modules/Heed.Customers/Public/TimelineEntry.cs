namespace Heed.Customers.Public;

/// <summary>Something that happened with a customer.</summary>
/// <param name="Kind">What it is: conversation, note, rating, created, consent.</param>
/// <param name="Id">Id of the thing; with <see cref="At"/> it orders the timeline.</param>
/// <param name="Title">One line of data such as a subject or the beginning of a note; empty when the kind says it all.</param>
/// <param name="Facts">Small object for the console, serialised as JSON.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Kind, Guid Id, string Title, object Facts);
