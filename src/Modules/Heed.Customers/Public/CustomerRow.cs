namespace Heed.Customers.Public;

/// <summary>A customer as other modules show it: read only, current, never stored elsewhere.</summary>
/// <param name="Number">Short number within the workspace.</param>
/// <param name="Verified">Whether the customer has proven to be who it says (a signed identity).</param>
/// <param name="Language">Language tag such as <c>zh-CN</c>; null while unknown.</param>
/// <param name="Blocked">Whether the customer itself is on the block list.</param>
public sealed record CustomerRow(Guid Id, long Number, string Name, string Initials, bool Verified, string? Language, string? Email, bool Blocked);
