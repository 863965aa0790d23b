namespace Heed.Knowledge.Entries;

/// <summary>Who may see and change entries: those of a brand by the right within it, those of all brands are seen with the right in any and changed with the right in all.</summary>
internal static class EntryAccess
{
    /// <summary>Whether an entry of the brand may be seen.</summary>
    public static bool Shows(Scope scope, Guid? brand) => brand is { } one ? scope.Has(KnowledgePermissions.Read, one) : scope.Has(KnowledgePermissions.Read);

    /// <summary>Whether the act is allowed on an entry of the brand.</summary>
    public static bool Allows(Scope scope, string permission, Guid? brand) => brand is { } one ? scope.Has(permission, one) : scope.HasEverywhere(permission);

    /// <exception cref="ForbiddenRefusal">The act is not allowed on an entry of the brand.</exception>
    public static void Require(Scope scope, string permission, Guid? brand)
    {
        if (!Allows(scope, permission, brand)) throw new ForbiddenRefusal(permission);
    }

    /// <summary>The rows the scope may see; the entries stand as <c>e</c>.</summary>
    public static SqlText Visible(Scope scope)
    {
        if (scope.HasEverywhere(KnowledgePermissions.Read)) return SqlText.Empty;
        List<Guid> brands = [.. scope.Grants.Where(g => g.Permissions.Contains(KnowledgePermissions.Read)).SelectMany(g => g.Brands ?? []).Distinct()];
        return $" and (e.brand is null or e.brand in {brands})";
    }

    /// <summary>The entry inside a unit.</summary>
    /// <exception cref="NotFoundRefusal">It is not there, or not for the scope.</exception>
    public static Entry Load(Unit unit, Scope scope, Guid id)
    {
        var entry = unit.Db.Set<Entry>().FirstOrDefault(e => e.Workspace == unit.Workspace && e.Id == id);
        return entry is not null && Shows(scope, entry.Brand) ? entry : throw new NotFoundRefusal();
    }
}
