namespace Heed.Customers.Public;

/// <summary>The definition of a customer attribute, for forms of other modules.</summary>
/// <param name="Type">text, number, boolean, date, choice, url, email or phone.</param>
/// <param name="Choices">Values of a choice; null for other types.</param>
public sealed record AttributeRow(string Key, string Name, string Type, bool Required, IReadOnlyList<string>? Choices);
