using Heed.Kernel;

namespace Heed.Platform.Live;

/// <summary>Tells whether two scopes allow and show the same.</summary>
internal static class ScopeComparison
{
    internal static bool SameRights(Scope a, Scope b) =>
        a.Teams.SetEquals(b.Teams) && a.Self == b.Self && a.SelfTeams.SetEquals(b.SelfTeams) && a.ViewedAs?.Role == b.ViewedAs?.Role && a.ViewedAs is null == b.ViewedAs is null
        && a.Grants.Count == b.Grants.Count && a.Grants.Zip(b.Grants).All(pair => Same(pair.First, pair.Second));

    private static bool Same(Grant a, Grant b) =>
        a.Visibility == b.Visibility && a.Permissions.SetEquals(b.Permissions)
        && (a.Brands is null ? b.Brands is null : b.Brands is not null && a.Brands.SetEquals(b.Brands));
}
