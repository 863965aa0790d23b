using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>Asked up: what a module puts into every new workspace (statuses, a first calendar, …), in the unit that makes it.</summary>
public interface IWorkspaceOpening
{
    /// <summary>Lower runs first; use the module's rank.</summary>
    int Order { get; }

    /// <summary>Adds the module's rows; <see cref="Unit.Workspace"/> is the new workspace.</summary>
    void Open(Unit unit, WorkspaceRow workspace, Guid brand);
}
