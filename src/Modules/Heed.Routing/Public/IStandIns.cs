namespace Heed.Routing.Public;

/// <summary>
/// Presence of people who have no window open, because somebody else plays them: the sample company's colleagues. For everybody else presence is what their
/// connections say.
/// </summary>
public interface IStandIns
{
    /// <summary>The person is here from now on, in the state they chose last. Again does nothing.</summary>
    Task ComeAsync(WorkspaceId workspace, Guid person, CancellationToken cancellationToken);

    /// <summary>The person is played no longer; gone at once, unless a window of their own is open.</summary>
    Task GoAsync(WorkspaceId workspace, Guid person, CancellationToken cancellationToken);

    /// <summary>Whether a window of the person's own is open on this node.</summary>
    bool HasWindow(WorkspaceId workspace, Guid person);
}
