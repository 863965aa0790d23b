using Heed.Queueing.Matching;

namespace Heed.Routing.Public;

/// <summary>Queues and agents as they are now, straight from the store: the same on every node.</summary>
public interface IQueueView
{
    /// <summary>Every queue in which somebody waits, is held or has left, in no order.</summary>
    Task<IReadOnlyList<QueueFigures>> QueuesAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>Everybody who is connected or has work.</summary>
    Task<IReadOnlyList<AgentFigures>> AgentsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>Who waits in a queue, first first; null for all queues.</summary>
    Task<IReadOnlyList<WaitingRow>> WaitingAsync(ReadSession session, WorkspaceId workspace, Guid? queue, int limit, CancellationToken cancellationToken);

    /// <summary>The workspace's own skills (<see cref="SkillKey"/>) that conversations ask of whoever takes them; those that wait for nobody, and those that ask for nothing, are absent.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<SkillNeed>>> NeedsAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken);
}
