using Heed.Kernel;

namespace Heed.Customers.Profiles;

/// <summary>Events of customers; the kind of all of them is <c>customer</c>.</summary>
internal static class CustomerEvents
{
    public const string Kind = "customer";
    public const string Branded = "customer.branded";

    public static LedgerEvent Created(Guid id) => new("customer.created", Kind, id, 1);

    public static LedgerEvent Changed(Guid id, long version) => new("customer.changed", Kind, id, version);

    public static LedgerEvent Seen(Guid id, long version) => new("customer.seen", Kind, id, version);

    /// <summary>The customer has something in a further brand: access of that brand's people begins.</summary>
    public static LedgerEvent InBrand(Guid id, long version, Guid brand) => new(Branded, Kind, id, version, new { brandId = brand });

    public static LedgerEvent Blocked(Guid id, long version) => new("customer.blocked", Kind, id, version);

    public static LedgerEvent Unblocked(Guid id, long version) => new("customer.unblocked", Kind, id, version);

    public static LedgerEvent Noted(Guid id, long version, Guid note) => new("customer.noted", Kind, id, version, new { noteId = note });

    public static LedgerEvent NoteRemoved(Guid id, long version, Guid note) => new("customer.noteRemoved", Kind, id, version, new { noteId = note });

    /// <summary>The customer has gone into another one.</summary>
    public static LedgerEvent Merged(Guid id, Guid survivor) => new("customer.merged", Kind, id, 0, new { survivorId = survivor });

    /// <summary>The customer is there again, as before a merge.</summary>
    public static LedgerEvent Parted(Guid id, long version, Guid survivor) => new("customer.unmerged", Kind, id, version, new { survivorId = survivor });

    public static LedgerEvent Erased(Guid id) => new("customer.erased", Kind, id);
}
