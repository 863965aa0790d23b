using System.Text.Json;
using Heed.Customers.Blocks;
using Heed.Customers.Memories;

namespace Heed.Customers.Merging;

/// <summary>What a merge did, so that it can be undone exactly: instants in full, unlike the API's JSON.</summary>
/// <param name="Before">The survivor's fields before.</param>
/// <param name="After">And after; a field that has changed since stays as it is.</param>
/// <param name="Absorbed">The absorbed customer's fields.</param>
internal sealed record MergeState(
    long Number, long Version, DateTimeOffset CreatedAt, CustomerFields Absorbed, CustomerFields Before, CustomerFields After,
    IReadOnlyList<Guid> Identities, IReadOnlyList<Guid> MadeIdentities, IReadOnlyList<Guid> Brands, IReadOnlyList<Guid> AddedBrands, IReadOnlyList<Guid> Tags, IReadOnlyList<Guid> AddedTags,
    IReadOnlyList<Guid> Notes, IReadOnlyList<Guid> Memories, IReadOnlyList<Memory> DroppedMemories, IReadOnlyList<Guid> Blocks, IReadOnlyList<Block> DroppedBlocks,
    IReadOnlyDictionary<string, JsonElement> Sections);

/// <summary>The fields of a customer that a merge chooses among.</summary>
internal sealed record CustomerFields(
    string Name, bool Named, string? Email, string? Phone, string? Language, Guid? CompanyId, string Attributes, bool Verified, bool Blocked, DateTimeOffset? LastSeenAt);
