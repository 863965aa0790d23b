using System.Collections.Concurrent;

namespace Heed.Understanding.LanguageModel;

/// <summary>Leaves a model alone for a while that has failed several times in a row, so that nobody waits for what will not come. What writes and what reads for meaning rest apart. In this node's memory.</summary>
internal sealed class ModelRest(TimeProvider time)
{
    private const int Failures = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(WorkspaceId, ModelWork), (int Failed, DateTimeOffset Until)> _states = new();

    public bool Rests(WorkspaceId workspace, ModelWork work) => Until(workspace, work) is not null;

    /// <summary>Until when it is left alone; null when it is not.</summary>
    public DateTimeOffset? Until(WorkspaceId workspace, ModelWork work) => _states.TryGetValue((workspace, work), out var state) && state.Until > time.GetUtcNow() ? state.Until : null;

    public void Succeeded(WorkspaceId workspace, ModelWork work) => _states.TryRemove((workspace, work), out _);

    public void Failed(WorkspaceId workspace, ModelWork work) => _states.AddOrUpdate(
        (workspace, work),
        _ => (1, DateTimeOffset.MinValue),
        (_, state) => (state.Failed + 1, state.Failed + 1 >= Failures ? time.GetUtcNow() + Pause : DateTimeOffset.MinValue));
}
