using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Profiles;

/// <summary>
/// Who may see a customer: members with <c>customers.read</c> in all brands see everybody; within some brands, those
/// customers who have anything there. The one rule behind single reads, lists, search and live frames.
/// </summary>
internal static class CustomerAccess
{
    public const string Read = "customers.read";
    public const string Write = "customers.write";
    public const string Export = "customers.export";
    public const string Erase = "customers.erase";

    /// <summary>Brands in which the permission is held; null means all, empty none.</summary>
    public static IReadOnlyCollection<Guid>? Brands(Scope scope, string permission)
    {
        if (scope.HasEverywhere(permission)) return null;
        return scope.Grants.Where(g => g.Permissions.Contains(permission)).SelectMany(g => g.Brands!).ToHashSet();
    }

    /// <summary>Whether the scope sees a customer that has something in these brands.</summary>
    public static bool Sees(Scope scope, IReadOnlyCollection<Guid> customerBrands)
    {
        var brands = Brands(scope, Read);
        return brands is null || customerBrands.Any(brands.Contains);
    }

    /// <summary>The condition of the rule on a row of customers_customers called <c>c</c>; begins with "and".</summary>
    public static SqlText Visible(Scope scope, string permission = Read)
    {
        var brands = Brands(scope, permission);
        if (brands is null) return SqlText.Empty;
        SqlText within = $" and exists (select 1 from customers_brands b where b.workspace = c.workspace and b.customer = c.id and b.brand in {brands})";
        return within;
    }

    /// <summary>The customer, when the scope may see it.</summary>
    /// <exception cref="NotFoundRefusal">Not there, or not to be seen.</exception>
    /// <exception cref="ForbiddenRefusal">To be seen, but the further permission is not held for any of its brands.</exception>
    public static async Task<Customer> CustomerAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken, string permission = Read)
    {
        var customer = await session.Db.Set<Customer>().FirstOrDefaultAsync(c => c.Workspace == scope.Workspace && c.Id == id, cancellationToken);
        if (customer is null || !await HoldsAsync(session, scope, id, Read, cancellationToken)) throw new NotFoundRefusal();
        if (permission != Read && !await HoldsAsync(session, scope, id, permission, cancellationToken)) throw new ForbiddenRefusal(permission);
        return customer;
    }

    /// <summary>The row to change inside a unit; access was decided while preparing.</summary>
    public static Customer Tracked(Unit unit, Guid id) =>
        unit.Db.Set<Customer>().FirstOrDefault(c => c.Workspace == unit.Workspace && c.Id == id) ?? throw new NotFoundRefusal();

    private static async Task<bool> HoldsAsync(ReadSession session, Scope scope, Guid id, string permission, CancellationToken cancellationToken)
    {
        var brands = Brands(scope, permission);
        if (brands is null) return true;
        if (brands.Count == 0) return false;
        return await session.NumberAsync(
            $"select count(*) from customers_brands where workspace = {scope.Workspace} and customer = {id} and brand in {brands}", cancellationToken) > 0;
    }
}
