using System.Collections.Frozen;

namespace Heed.Kernel;

/// <summary>One role held by an actor, within all brands (<see cref="Brands"/> null) or some.</summary>
public sealed record Grant(FrozenSet<string> Permissions, Visibility Visibility, FrozenSet<Guid>? Brands)
{
    /// <summary>Whether this grant reaches the brand.</summary>
    public bool Covers(Guid brand) => Brands is null || Brands.Contains(brand);
}
