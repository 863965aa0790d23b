namespace Heed.Routing.Public;

/// <summary>Skills, languages and capacity of the people of a workspace.</summary>
public interface IAgentBook
{
    /// <summary>Those about whom something was written down; everybody else has no skills and the usual capacity.</summary>
    Task<IReadOnlyDictionary<Guid, AgentRow>> ListAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);
}
