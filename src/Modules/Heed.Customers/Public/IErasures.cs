using Heed.Kernel;

namespace Heed.Customers.Public;

/// <summary>
/// Erasing customers. The ids of the erased are kept, so that after restoring an old backup the same list, saved
/// beside the backups, is applied again.
/// </summary>
public interface IErasures
{
    /// <summary>Ids erased in the workspace, oldest first.</summary>
    Task<IReadOnlyList<Guid>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>Erases one customer over all modules, in one unit. Again for one already gone: nothing is left, nothing fails.</summary>
    Task EraseAsync(Scope scope, Guid customer, CancellationToken cancellationToken);

    /// <summary>Applies a saved list after a restore; the number of customers that had come back.</summary>
    Task<int> ReapplyAsync(WorkspaceId workspace, IReadOnlyCollection<Guid> customers, CancellationToken cancellationToken);
}
