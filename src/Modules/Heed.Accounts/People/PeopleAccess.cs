using System.Collections.Frozen;
using Heed.Kernel;

namespace Heed.Accounts.People;

/// <summary>Who may see whom: colleagues who share a brand, and whoever works for all brands.</summary>
internal static class PeopleAccess
{
    /// <summary>Whether a scope meets somebody with these brands (null: all) in the workspace.</summary>
    public static bool Meets(Scope scope, FrozenSet<Guid>? brands) =>
        brands is null || scope.Brands is not { } own || own.Overlaps(brands);
}
