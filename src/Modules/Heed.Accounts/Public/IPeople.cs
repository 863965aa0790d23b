using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>The people of a workspace, for other modules. Only members are ever shown: the persons of other workspaces are not there.</summary>
public interface IPeople
{
    /// <summary>Members by id, whether active or not, so that history keeps its names; ids of strangers are absent.</summary>
    Task<IReadOnlyDictionary<Guid, PersonRow>> FindAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Members by id, inside a unit of work.</summary>
    IReadOnlyDictionary<Guid, PersonRow> Find(Unit unit, IReadOnlyCollection<Guid> ids);

    /// <summary>All active members whom the scope may see: for mentions and assignment.</summary>
    Task<IReadOnlyList<PersonRow>> ListAsync(ReadSession session, Scope scope, CancellationToken cancellationToken);

    /// <summary>Active members of a team.</summary>
    Task<IReadOnlyList<Guid>> TeamMembersAsync(ReadSession session, WorkspaceId workspace, Guid team, CancellationToken cancellationToken);

    /// <summary>Active members of a team, inside a unit of work.</summary>
    IReadOnlyList<Guid> TeamMembers(Unit unit, Guid team);

    /// <summary>Teams by id; absent ids are gone.</summary>
    Task<IReadOnlyDictionary<Guid, TeamRow>> TeamsAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A team, inside a unit of work; null when it is gone.</summary>
    TeamRow? Team(Unit unit, Guid team);

    /// <summary>What an active member may do and see now, as a scope: to ask whether a colleague can take something.</summary>
    Task<Scope?> ScopeOfAsync(WorkspaceId workspace, Guid person, CancellationToken cancellationToken);

    /// <summary>The scopes of all active members, in one read: for whoever assigns, and for notices.</summary>
    Task<IReadOnlyList<Scope>> ScopesAsync(WorkspaceId workspace, CancellationToken cancellationToken);
}
