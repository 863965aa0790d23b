namespace Heed.Conversations.Public;

/// <summary>What a person should know who takes over from the bot.</summary>
/// <param name="Reason">Why: <c>asked</c>, <c>misses</c>, <c>anger</c>, <c>vip</c>, <c>rule</c>, <c>flow</c>, <c>failed</c>; the console words it.</param>
/// <param name="Summary">What the customer wants, in the customer's own words.</param>
/// <param name="Facts">What was collected.</param>
/// <param name="Tried">Titles of the answers that were given.</param>
/// <param name="Misses">How often the bot had no answer.</param>
/// <param name="Emotion">The customer's feeling when it was handed over; null when plain.</param>
public sealed record HandOverCard(string Reason, string Summary, IReadOnlyList<PartLine> Facts, IReadOnlyList<string> Tried, int Misses, string? Emotion);
