namespace Heed.Orders.Orders;

/// <summary>Who may see an order: <c>orders.read</c> for the brand of its source; a source without a brand belongs to all.</summary>
internal static class OrderAccess
{
    public const string Read = "orders.read";
    public const string Act = "orders.act";
    public const string Manage = "orders.manage";

    /// <summary>Whether the permission is held where the brand (null: all) is.</summary>
    public static bool Holds(Scope scope, string permission, Guid? brand) => brand is { } one ? scope.Has(permission, one) : scope.Has(permission);

    /// <summary>The rule on a row of orders_sources called <c>s</c>; begins with "and".</summary>
    public static SqlText Visible(Scope scope, string permission = Read)
    {
        if (scope.HasEverywhere(permission)) return SqlText.Empty;
        var brands = scope.Grants.Where(g => g.Permissions.Contains(permission)).SelectMany(g => g.Brands!).ToHashSet();
        SqlText within = $" and (s.brand is null or s.brand in {brands})";
        SqlText nothing = $" and 1 = 0";
        return brands.Count == 0 ? nothing : within;
    }

    /// <summary>Refuses an order that is not there or not to be seen, and an act that is not allowed.</summary>
    /// <exception cref="NotFoundRefusal">Not there, or not to be seen.</exception>
    /// <exception cref="ForbiddenRefusal">To be seen, but the permission is not held.</exception>
    public static async Task RequireAsync(ReadSession session, Scope scope, Guid order, string permission, CancellationToken cancellationToken)
    {
        var brand = await session.FirstAsync(
            $"select s.brand from orders_orders o join orders_sources s on s.workspace = o.workspace and s.id = o.source where o.workspace = {scope.Workspace} and o.id = {order}",
            r => new Found(r.IdOrNull(0)), cancellationToken) ?? throw new NotFoundRefusal();
        if (!Holds(scope, Read, brand.Brand)) throw new NotFoundRefusal();
        if (!Holds(scope, permission, brand.Brand)) throw new ForbiddenRefusal(permission);
    }

    private sealed record Found(Guid? Brand);
}
