namespace Heed.Customers.Public;

/// <summary>A customer as a row of a file: texts, empty ones absent.</summary>
/// <param name="ExternalId">Its id in the system it comes from.</param>
/// <param name="Company">Name of its company; made when there is none of that name.</param>
/// <param name="Tags">Names; made when missing.</param>
/// <param name="Attributes">Texts by attribute key.</param>
public sealed record ImportedCustomer(
    string? ExternalId, string? Name, string? Email, string? Phone, string? Language, string? Company, IReadOnlyList<string> Tags, string? Note, IReadOnlyDictionary<string, string> Attributes);
