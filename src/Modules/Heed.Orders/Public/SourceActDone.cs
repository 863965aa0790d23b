namespace Heed.Orders.Public;

/// <summary>What came of an act.</summary>
/// <param name="Reference">The source's number of what it did, or the code of a coupon.</param>
public sealed record SourceActDone(string Reference, string? Text = null);
