using System.Globalization;
using Heed.Kernel;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Microsoft.Data.Sqlite;

namespace Heed.Server.Health;

/// <summary>
/// Whether this node can serve, and if not, why: it really reads, really writes through every lane, looks who reacts for
/// each shard, and at the free space. Asked often by strangers, so the answer is kept for a few seconds.
/// </summary>
internal sealed class Readiness(
    StoreCore store, StoreOptions options, IShardOwnership ownership, IConfiguration configuration, IHostApplicationLifetime lifetime, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly long _minFree = configuration.GetValue("Heed:MinFreeDiskMiB", 256L) << 20;
    private ReadinessReport? _kept;
    private long _keptAt;

    public async Task<ReadinessReport> ReportAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return new ReadinessReport([new("process", "The server is stopping.")]);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_kept is { } kept && time.GetElapsedTime(_keptAt) < KeptFor) return kept;
            _kept = await LookAsync(cancellationToken);
            _keptAt = time.GetTimestamp();
            return _kept;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<ReadinessReport> LookAsync(CancellationToken cancellationToken) => new([
        await CheckAsync("store", ReadAsync, cancellationToken),
        .. await Task.WhenAll(Enumerable.Range(0, ownership.Shards).Select(shard => CheckAsync(
            string.Create(CultureInfo.InvariantCulture, $"lane{shard}"), token => WriteAsync(shard, token), cancellationToken))),
        await CheckAsync("owners", OwnersAsync, cancellationToken),
        await CheckAsync("disk", _ => Task.FromResult(Disk()), cancellationToken),
    ]);

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.FirstAsync($"select schema from platform_store where id = 1", r => r.Text(0), cancellationToken) is null
            ? "The migrations have not been applied."
            : null;
    }

    private async Task<string?> WriteAsync(int shard, CancellationToken cancellationToken)
    {
        // A real row, or a full disk would not be noticed.
        await store.WriteAsync(Scope.System(new WorkspaceId(shard)), unit => { unit.NextNumber("readiness"); }, cancellationToken);
        return null;
    }

    private async Task<string?> OwnersAsync(CancellationToken cancellationToken)
    {
        var foreign = Enumerable.Range(0, ownership.Shards).Where(shard => ownership.Fence(shard) is null).ToList();
        if (foreign.Count == 0) return null;
        using var session = store.Read();
        var now = time.GetUtcNow();
        var held = await session.QueryAsync($"select shard from platform_shards where until > {now}", r => r.Int(0), cancellationToken);
        var orphans = foreign.Except(held).ToList();
        return orphans.Count == 0 ? null : "Nobody reacts for shard " + string.Join(", ", orphans) + " yet.";
    }

    private string? Disk()
    {
        if (options.Postgres is not null) return null;
        var free = new DriveInfo(options.DataFolder).AvailableFreeSpace;
        return free >= _minFree ? null : string.Create(CultureInfo.InvariantCulture, $"{free >> 20} MiB are free on the data folder's disk; {_minFree >> 20} MiB are wanted.");
    }

    private async Task<ReadinessCheck> CheckAsync(string name, Func<CancellationToken, Task<string?>> check, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        string? problem;
        try
        {
            problem = await check(cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            problem = "No answer within 2 seconds.";
        }
        catch (Exception error) when (error is Refusal or SqliteException or Npgsql.NpgsqlException or IOException or UnauthorizedAccessException)
        {
            problem = error is Refusal ? error.Message : error.GetType().Name;
        }

        return new ReadinessCheck(name, problem) { Milliseconds = (int)time.GetElapsedTime(started).TotalMilliseconds };
    }
}

/// <summary>All checks; ready when none found a problem.</summary>
internal sealed record ReadinessReport(IReadOnlyList<ReadinessCheck> Checks)
{
    public bool Ready => Checks.All(c => c.Problem is null);
}

/// <summary>One check and what it found; null for nothing wrong.</summary>
internal sealed record ReadinessCheck(string Name, string? Problem)
{
    public bool Ok => Problem is null;

    public int Milliseconds { get; init; }
}
