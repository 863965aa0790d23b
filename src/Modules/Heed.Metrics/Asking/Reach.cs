using System.Collections.Frozen;
using Heed.Conversations.Public;
using Heed.Metrics.Public;

namespace Heed.Metrics.Asking;

/// <summary>How far a scope's figures reach.</summary>
/// <param name="Brands">Brands it may report on; null for all.</param>
/// <param name="Whole">Whether it may read every conversation of them: then sums may be told; otherwise facts are counted one by one.</param>
internal sealed record Reach(FrozenSet<Guid>? Brands, bool Whole)
{
    public static Reach Of(Scope scope)
    {
        if (scope.IsSystem) return new Reach(null, true);
        var reported = Of(scope.Grants.Where(g => g.Permissions.Contains(MetricPermissions.Read)));
        var read = Of(scope.Grants.Where(g => g.Visibility == Visibility.All && g.Permissions.Contains(ConversationPermissions.Read)));
        return new Reach(reported, read is null || (reported is not null && reported.IsSubsetOf(read)));
    }

    private static FrozenSet<Guid>? Of(IEnumerable<Grant> grants)
    {
        var all = grants.ToList();
        return all.Any(g => g.Brands is null) ? null : all.SelectMany(g => g.Brands!).ToFrozenSet();
    }
}
