namespace Heed.Conversations.Public;

/// <summary>Facts in a card.</summary>
/// <param name="Kind">What it shows, for the picture: <c>order</c>, <c>parcel</c>, <c>request</c>, <c>hours</c>.</param>
/// <param name="AsOf">When the facts were true.</param>
public sealed record PartCard(string Kind, string Title, IReadOnlyList<PartLine> Lines, DateTimeOffset? AsOf);
