namespace Heed.Routing.Public;

/// <summary>Where a conversation stands in its queue.</summary>
/// <param name="Position">1 for who is next.</param>
/// <param name="ExpectedSeconds">By the pace of the last hour; null when too little is known to say.</param>
/// <param name="Queue">Its queue.</param>
public sealed record QueuePlace(int Position, int? ExpectedSeconds, Guid Queue);
