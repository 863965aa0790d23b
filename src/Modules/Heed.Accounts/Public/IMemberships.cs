using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>Adds people to a workspace without an invitation: for sample companies, imports and directory services.</summary>
public interface IMemberships
{
    /// <summary>Adds an active member with a password; the id of the person.</summary>
    Task<Guid> AddAsync(WorkspaceId workspace, NewMember member, CancellationToken cancellationToken);

    /// <summary>Adds a team; its id.</summary>
    Task<Guid> AddTeamAsync(WorkspaceId workspace, string name, Guid? brand, IReadOnlyList<Guid> members, CancellationToken cancellationToken);

    /// <summary>Adds a brand; its id.</summary>
    Task<Guid> AddBrandAsync(WorkspaceId workspace, string name, string color, CancellationToken cancellationToken);

    /// <summary>
    /// Takes members out of the unit's workspace for good: roles, teams, links, and the whole person with all sessions when they belong to no
    /// other workspace. For sample people; whoever has really worked here is deactivated instead, so that history keeps its names.
    /// </summary>
    /// <exception cref="ConflictRefusal">Nobody active would own the workspace any more.</exception>
    void Remove(Unit unit, IReadOnlyCollection<Guid> people);
}
