using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Brands;

/// <summary>The one way to a brand.</summary>
internal static class BrandAccess
{
    /// <summary>Brands of the scope's workspace that it may see.</summary>
    public static IQueryable<Brand> All(HeedDb db, Scope scope)
    {
        var brands = db.Set<Brand>().Where(b => b.Workspace == scope.Workspace);
        if (scope.Brands is not { } own) return brands;
        var ids = own.ToArray();
        return brands.Where(b => ids.Contains(b.Id));
    }

    /// <exception cref="NotFoundRefusal">It is not there, or not to be seen.</exception>
    public static async Task<Brand> BrandAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken) =>
        await All(session.Db, scope).FirstOrDefaultAsync(b => b.Id == id, cancellationToken) ?? throw new NotFoundRefusal();

    /// <summary>The tracked brand inside a unit.</summary>
    /// <exception cref="NotFoundRefusal">It is not there, or not to be seen.</exception>
    public static Brand Brand(Unit unit, Scope scope, Guid id) =>
        scope.Sees(id) && unit.Db.Set<Brand>().Find(unit.Workspace, id) is { } brand ? brand : throw new NotFoundRefusal();
}
