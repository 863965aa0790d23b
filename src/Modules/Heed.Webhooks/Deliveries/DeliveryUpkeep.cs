using Heed.Platform.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Webhooks.Deliveries;

/// <summary>Forgets deliveries after 30 days, and those of webhooks that are gone; in small units, so that nobody waits for it.</summary>
internal sealed class DeliveryUpkeep(IStore store, IShardOwnership ownership, TimeProvider time, ILogger<DeliveryUpkeep> log) : BackgroundService
{
    /// <summary>How long the log reaches back.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private const int BatchSize = 200;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is Refusal or LostOwnershipException)
            {
                log.LogInformation("Old deliveries stay for now: {Reason}", error.Message);
            }
        }
    }

    /// <summary>One pass over the workspaces of the shards that this node owns.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        List<WorkspaceId> workspaces;
        using (var session = store.Read())
        {
            workspaces = await session.QueryAsync($"select distinct workspace from webhooks_deliveries", r => new WorkspaceId(r.Int(0)), cancellationToken);
        }

        foreach (var workspace in workspaces)
        {
            if (!ownership.TryReact(workspace)) continue;
            while (await store.WriteAsync(Scope.System(workspace), Forget, cancellationToken) == BatchSize)
            {
            }
        }
    }

    private static int Forget(Unit unit)
    {
        var old = unit.Query(
            $"""
            select d.id from webhooks_deliveries d where d.workspace = {unit.Workspace} and (d.created_at < {unit.Now - Kept}
              or not exists (select 1 from webhooks_webhooks w where w.workspace = d.workspace and w.id = d.webhook)) limit {BatchSize}
            """,
            r => r.Id(0));
        if (old.Count == 0) return 0;
        unit.Execute($"delete from webhooks_attempts where workspace = {unit.Workspace} and delivery in {old}");
        unit.Execute($"delete from webhooks_deliveries where workspace = {unit.Workspace} and id in {old}");
        return old.Count;
    }
}
