using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Ledger;
using Heed.Platform.Ownership;
using Heed.Platform.Personal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Store.Upkeep;

/// <summary>
/// Drops what nobody needs any more: ledger rows of more than 90 days that every reader has passed, whereby the floor
/// rises, remembered answers of more than a day, contents of files that nothing refers to, and, when the installation
/// sets a limit, personal data older than it. In small units, so that nobody waits for it.
/// </summary>
internal sealed class Retention(
    IStore store, IShardOwnership ownership, IEnumerable<ILedgerReader> readers, IBlobs blobs, IEnumerable<IPersonalData> personal, StoreOptions options, TimeProvider time,
    ILogger<Retention> log) : BackgroundService
{
    internal static readonly TimeSpan LedgerAge = TimeSpan.FromDays(90);
    internal static readonly TimeSpan AnswerAge = TimeSpan.FromHours(24);
    private const int BatchSize = 500;
    private const int PersonalBatch = 50;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private readonly string[] _readers = [.. readers.Select(r => r.Name)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(Every, time, stoppingToken));
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
                log.LogInformation("Old rows stay for now: {Reason}", error.Message);
            }
        }
    }

    /// <summary>One pass over the workspaces of the shards that this node owns.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var workspace in await WorkspacesAsync(cancellationToken))
        {
            if (ownership.Fence(workspace.Value % ownership.Shards) is not { } fence) continue;
            Reaction.Under(fence);
            while (await ForgetAnswersAsync(workspace, cancellationToken) == BatchSize)
            {
            }

            while (await RaiseFloorAsync(workspace, cancellationToken) == BatchSize)
            {
            }

            await LetGoAsync(workspace, cancellationToken);
            while (await blobs.CollectAsync(workspace, cancellationToken) > 0)
            {
            }
        }
    }

    private async Task<List<WorkspaceId>> WorkspacesAsync(CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.QueryAsync(
            $"select workspace from platform_ledger_heads union select distinct workspace from platform_idempotency",
            r => new WorkspaceId(r.Int(0)), cancellationToken);
    }

    /// <summary>Deletes personal data older than the installation keeps it.</summary>
    private async Task LetGoAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        if (options.RetentionDays is not > 0) return;
        var before = time.GetUtcNow().AddDays(-options.RetentionDays.Value);
        foreach (var data in personal)
        {
            while (await store.WriteAsync(Scope.System(workspace), unit => data.Retain(unit, before, PersonalBatch), cancellationToken) == PersonalBatch)
            {
            }
        }
    }

    private Task<int> ForgetAnswersAsync(WorkspaceId workspace, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace),
        unit => unit.Execute($"""
            delete from platform_idempotency where workspace = {workspace} and key in
            (select key from platform_idempotency where workspace = {workspace} and at < {unit.Now - AnswerAge} order by at limit {BatchSize})
            """),
        cancellationToken);

    private async Task<int> RaiseFloorAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var passed = await PassedAsync(workspace, cancellationToken);
        return await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                var oldest = unit.Query(
                    $"select seq, at from platform_ledger where workspace = {workspace} and seq <= {passed} order by seq limit {BatchSize}",
                    r => (Seq: r.Long(0), At: r.Time(1)));
                var floor = oldest.TakeWhile(r => r.At < unit.Now - LedgerAge).Select(r => r.Seq).LastOrDefault();
                if (floor == 0) return 0;
                unit.Execute($"update platform_ledger_heads set floor = {floor} where workspace = {workspace}");
                return unit.Execute($"delete from platform_ledger where workspace = {workspace} and seq <= {floor}");
            },
            cancellationToken);
    }

    /// <summary>The place that every reader of this version has passed; a reader that has not begun holds everything.</summary>
    private async Task<long> PassedAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        if (_readers.Length == 0) return long.MaxValue;
        using var session = store.Read();
        var cursors = await session.QueryAsync(
            $"select reader, seq from platform_ledger_cursors where workspace = {workspace}", r => (Reader: r.Text(0), Seq: r.Long(1)), cancellationToken);
        var places = cursors.ToDictionary(c => c.Reader, c => c.Seq);
        return _readers.Min(r => places.GetValueOrDefault(r));
    }
}
