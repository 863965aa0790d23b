using System.Collections.Frozen;

namespace Heed.Kernel;

/// <summary>
/// A read-only overlay on a person's session: what somebody with the role, or the person, would see of what one may see
/// oneself. Exactly one of <paramref name="Role"/> and <paramref name="Person"/> is set.
/// </summary>
/// <param name="Teams">Whose conversations count as those of one's teams.</param>
/// <param name="Until">When it ends by itself.</param>
public sealed record ViewedAs(Guid? Role, Guid? Person, FrozenSet<Guid> Teams, DateTimeOffset Until);
