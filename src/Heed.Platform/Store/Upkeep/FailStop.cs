using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Store.Upkeep;

/// <summary>
/// Ends the process when the disk would not say that it has what was written (fsync failed). The system may have dropped those pages and say yes the
/// next time (Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020), so only a start, which reads what is on disk, can be
/// trusted again. Whoever waits for an answer gets none that promises anything.
/// </summary>
internal sealed class FailStop(StoreCore store, IHostApplicationLifetime lifetime, ILogger<FailStop> log) : BackgroundService
{
    /// <summary>What the process ends with: EX_IOERR of sysexits.h.</summary>
    public const int ExitCode = 74;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await Task.WhenAny(store.Unsound, Task.Delay(Timeout.Infinite, stoppingToken)) != store.Unsound) return;
        log.LogCritical(
            await store.Unsound,
            "The disk did not confirm what was written. Nothing is acknowledged any more and Heed stops. What was acknowledged is safe; look after the disk, then start again");
        lifetime.StopApplication();
    }
}
