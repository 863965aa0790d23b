using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Store.Upkeep;

/// <summary>
/// Carries SQLite's write-ahead log into the database file on a connection of its own, so that no sender waits for it: the
/// passive form goes as far as it can beside writers and readers. Only a log that has outgrown all measure, because the
/// writer never pauses, is started over, for which the lane waits a moment. When nothing happens, the log is cut to nothing.
/// </summary>
internal sealed class Checkpointer(Dialect dialect, StoreCore store, TimeProvider time, ILogger<Checkpointer> log) : BackgroundService
{
    private const long Enough = 4 << 20, TooLong = 64 << 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private DbConnection? _connection;
    private bool _failing;

    public override void Dispose()
    {
        base.Dispose();
        _connection?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (dialect is not SqliteDialect sqlite) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(Look, time, stoppingToken));
            try
            {
                if (Due(sqlite.File) is not { } mode) continue;
                await Task.Run(() => Run(sqlite, mode), stoppingToken);
                _failing = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (dialect.IsUnsound(error))
            {
                store.Distrust(error);
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException || dialect.Translate(error) is not null)
            {
                if (!_failing) log.LogWarning(error, "The write-ahead log cannot be checkpointed; it grows until it can");
                _failing = true;
                _connection?.Dispose();
                _connection = null;
                await Task.WhenAny(Task.Delay(Idle, time, stoppingToken));
            }
        }
    }

    private string? Due(string store)
    {
        var wal = new FileInfo(store + "-wal");
        if (!wal.Exists || wal.Length == 0) return null;
        if (time.GetUtcNow() - wal.LastWriteTimeUtc > Idle) return "truncate";
        return WalIndex.PendingBytes(store) >= Enough ? "passive" : null;
    }

    private void Run(SqliteDialect sqlite, string mode)
    {
        if (_connection is null)
        {
            _connection = sqlite.Open(forLane: false);
            // It is the checkpoint that makes the database file durable before the log is reused.
            Dialect.Execute(_connection, "pragma synchronous=full; pragma busy_timeout=100");
        }

        Dialect.Execute(_connection, $"pragma wal_checkpoint({mode})");
        if (new FileInfo(sqlite.File + "-wal").Length > TooLong) Dialect.Execute(_connection, "pragma wal_checkpoint(restart)");
    }
}
