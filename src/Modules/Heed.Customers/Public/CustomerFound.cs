using Heed.Text;

namespace Heed.Customers.Public;

/// <summary>A customer that a search has found.</summary>
/// <param name="Doc">Its place among what was found, falling; 0 for one found by its number.</param>
/// <param name="Phone">Its phone number; null when it has none.</param>
/// <param name="Found">The value in which the query was found, with the places.</param>
public sealed record CustomerFound(long Doc, CustomerRow Customer, string? Phone, Snippet Found);
