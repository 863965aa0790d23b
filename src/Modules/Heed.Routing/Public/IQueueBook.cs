namespace Heed.Routing.Public;

/// <summary>The queues of a workspace, the default one first, then in their order; archived ones are among them.</summary>
public interface IQueueBook
{
    /// <summary>All queues. The first that asks makes the default queue.</summary>
    Task<IReadOnlyList<QueueRow>> ListAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>All queues, inside a unit.</summary>
    IReadOnlyList<QueueRow> List(Unit unit);
}
