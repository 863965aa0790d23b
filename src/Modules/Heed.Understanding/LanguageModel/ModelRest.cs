using System.Collections.Concurrent;

namespace Heed.Understanding.LanguageModel;

/// <summary>Leaves a model alone for a while that has failed several times in a row, so that nobody waits for what will not come. In this node's memory.</summary>
internal sealed class ModelRest(TimeProvider time)
{
    private const int Failures = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<WorkspaceId, (int Failed, DateTimeOffset Until)> _states = new();

    public bool Rests(WorkspaceId workspace) => Until(workspace) is not null;

    /// <summary>Until when it is left alone; null when it is not.</summary>
    public DateTimeOffset? Until(WorkspaceId workspace) => _states.TryGetValue(workspace, out var state) && state.Until > time.GetUtcNow() ? state.Until : null;

    public void Succeeded(WorkspaceId workspace) => _states.TryRemove(workspace, out _);

    public void Failed(WorkspaceId workspace) => _states.AddOrUpdate(
        workspace,
        _ => (1, DateTimeOffset.MinValue),
        (_, state) => (state.Failed + 1, state.Failed + 1 >= Failures ? time.GetUtcNow() + Pause : DateTimeOffset.MinValue));
}
