using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>Workspaces, for other modules and the command line.</summary>
public interface IWorkspaces
{
    /// <summary>
    /// Makes a workspace with its built-in roles, a first brand and, when asked, its owner; then lets every
    /// <see cref="IWorkspaceOpening"/> add what its module cannot do without. All in one unit of work.
    /// </summary>
    Task<OpenedWorkspace> CreateAsync(NewWorkspace workspace, NewOwner? owner, CancellationToken cancellationToken);

    /// <summary>Every workspace of the installation, in order of number.</summary>
    Task<IReadOnlyList<WorkspaceId>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Name, language and time zone.</summary>
    /// <exception cref="NotFoundRefusal">There is no such workspace.</exception>
    Task<WorkspaceRow> GetAsync(WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>The workspace of the unit; null when it is gone.</summary>
    WorkspaceRow? Find(Unit unit);

    /// <summary>Says that the unit's workspace no longer holds sample data.</summary>
    void EndDemo(Unit unit);
}
