namespace Heed.Routing.Public;

/// <summary>What state every agent was in, and when: for occupancy and adherence.</summary>
public interface IStateHistory
{
    /// <summary>
    /// The spans within the time asked for, by person and then by beginning, without gaps from a person's first known
    /// state on. The state that holds now goes on to <paramref name="to"/>: ask no further than the present.
    /// </summary>
    /// <param name="people">Whose; null for everybody's.</param>
    Task<IReadOnlyList<StateSpan>> SpansAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid>? people, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
