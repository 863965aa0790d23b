namespace Heed.Understanding.Public;

/// <summary>What an answer is taken from.</summary>
/// <param name="Kind"><c>knowledge</c> or <c>order</c>.</param>
/// <param name="Title">The entry's question, or the order's number.</param>
public sealed record ModelSource(string Kind, Guid Id, string Title);
