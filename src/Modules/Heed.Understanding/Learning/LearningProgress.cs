using System.Collections.Concurrent;

namespace Heed.Understanding.Learning;

/// <summary>Which workspaces learn right now, and since when. In this node's memory: what is shown meanwhile, and nothing depends on it.</summary>
internal sealed class LearningProgress(TimeProvider time)
{
    private readonly ConcurrentDictionary<WorkspaceId, DateTimeOffset> _running = new();

    /// <summary>When the training that runs on this node began; null when none does.</summary>
    public DateTimeOffset? Since(WorkspaceId workspace) => _running.TryGetValue(workspace, out var since) ? since : null;

    /// <summary>Until it is disposed of, the workspace learns.</summary>
    public IDisposable Begin(WorkspaceId workspace)
    {
        _running[workspace] = time.GetUtcNow();
        return new Run(_running, workspace);
    }

    private sealed class Run(ConcurrentDictionary<WorkspaceId, DateTimeOffset> running, WorkspaceId workspace) : IDisposable
    {
        public void Dispose() => running.TryRemove(workspace, out _);
    }
}
