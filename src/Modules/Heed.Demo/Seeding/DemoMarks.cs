using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Demo.Seeding;

/// <summary>What the store remembers of the sample company, as counters: that its past is complete, and that one was removed.</summary>
internal sealed class DemoMarks(IStore store)
{
    private const string Complete = "demo.complete", Removed = "demo.removed";

    public Task SetCompleteAsync(WorkspaceId workspace, CancellationToken cancellationToken) => SetAsync(workspace, Complete, cancellationToken);

    public Task SetRemovedAsync(CancellationToken cancellationToken) => SetAsync(WorkspaceId.Installation, Removed, cancellationToken);

    public Task<bool> IsCompleteAsync(WorkspaceId workspace, CancellationToken cancellationToken) => IsSetAsync(workspace, Complete, cancellationToken);

    public Task<bool> WasRemovedAsync(CancellationToken cancellationToken) => IsSetAsync(WorkspaceId.Installation, Removed, cancellationToken);

    private Task SetAsync(WorkspaceId workspace, string name, CancellationToken cancellationToken) =>
        store.WriteAsync(Scope.System(workspace), unit => unit.NextNumber(name), cancellationToken);

    private async Task<bool> IsSetAsync(WorkspaceId workspace, string name, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.NumberAsync($"select value from platform_counters where workspace = {workspace} and name = {name}", cancellationToken) > 0;
    }
}
