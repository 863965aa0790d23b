namespace Heed.Conversations.Public;

/// <summary>A time that a customer may choose.</summary>
/// <param name="To">Exclusive.</param>
public sealed record PartTime(DateTimeOffset From, DateTimeOffset To);
