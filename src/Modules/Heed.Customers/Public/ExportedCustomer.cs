namespace Heed.Customers.Public;

/// <summary>A customer as a row of an export; <see cref="Customer"/> can be imported again as it is.</summary>
public sealed record ExportedCustomer(
    Guid Id, long Number, ImportedCustomer Customer, bool Verified, bool Blocked, DateTimeOffset CreatedAt, DateTimeOffset? LastSeenAt, IReadOnlyList<string> Addresses);
