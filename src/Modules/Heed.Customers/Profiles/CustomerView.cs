using System.Text.Json;
using Heed.Customers.Memories;

namespace Heed.Customers.Profiles;

/// <summary>A customer as the API and the live socket tell it.</summary>
internal sealed record CustomerView(
    Guid Id, long Number, long Version, string Name, string Initials, string? Email, string? Phone, string? Language, Guid? CompanyId,
    IReadOnlyList<Guid> TagIds, IReadOnlyDictionary<string, JsonElement> Attributes, bool Blocked, bool Verified,
    DateTimeOffset CreatedAt, DateTimeOffset? LastSeenAt, IReadOnlyList<IdentityView> Identities, IReadOnlyList<MemoryView> Memories);

/// <summary>An address of the customer on a channel.</summary>
internal sealed record IdentityView(Guid Id, string Channel, string Address, bool Verified, DateTimeOffset CreatedAt);

/// <summary>Something to keep in mind; taboos stand first.</summary>
internal sealed record MemoryView(Guid Id, MemoryKind Kind, string Text, DateTimeOffset CreatedAt, Guid? CreatedBy);
