using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>The brands of a workspace, for other modules.</summary>
public interface IBrands
{
    /// <summary>Brands the scope may see, archived ones included.</summary>
    Task<IReadOnlyList<BrandRow>> ListAsync(ReadSession session, Scope scope, CancellationToken cancellationToken);

    /// <summary>A brand by id; null when it is not there.</summary>
    Task<BrandRow?> FindAsync(ReadSession session, WorkspaceId workspace, Guid brand, CancellationToken cancellationToken);

    /// <summary>A brand inside a unit of work; null when it is not there.</summary>
    BrandRow? Find(Unit unit, Guid brand);
}
