using Heed.Kernel;

namespace Heed.Accounts.Public;

/// <summary>A workspace just made.</summary>
/// <param name="Roles">Ids of the built-in roles by their key: owner, admin, supervisor, agent, knowledgeEditor, analyst, readOnly.</param>
public sealed record OpenedWorkspace(WorkspaceId Workspace, Guid Brand, Guid? Owner, IReadOnlyDictionary<string, Guid> Roles);
