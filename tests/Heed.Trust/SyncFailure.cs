using System.Diagnostics;
using System.Globalization;

namespace Heed.Trust;

/// <summary>
/// The real server on a disk that, from some moment on, will not say that it has what was written: strace makes every fsync of the store's log fail
/// with EIO. It must stop by itself, and what it acknowledged must be there when it starts again on a sound disk.
/// </summary>
internal static class SyncFailure
{
    private const int Writers = 8, ExitCode = 74;
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(60);

    internal static async Task<int> RunAsync(Options options)
    {
        var data = Directory.CreateTempSubdirectory("heed-trust-").FullName;
        try
        {
            // Made and started once on a sound disk: what is tried is a server at work.
            await using var server = await HeedProcess.CreateAsync(data);
            await server.KillAsync();
            var after = options.Number("after", 150).ToString(CultureInfo.InvariantCulture);
            string[] failing = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-P", Path.Combine(data, "heed.db-wal"), "-e", $"inject=fsync,fdatasync:error=EIO:when={after}+"];
            await server.StartAsync(failing);
            var load = await DiskLoad.PrepareAsync(server, acknowledgeRefused: options.Sabotage == "ack");
            load.Phase = DiskPhase.Failing;
            using var stop = new CancellationTokenSource();
            var watch = Stopwatch.StartNew();
            var running = load.RunAsync(Writers, stop.Token);
            var code = await server.EndAsync(EndsWithin);
            var ended = watch.Elapsed;
            await stop.CancelAsync();
            await running;

            await server.StartAsync();
            var findings = await load.FindingsAsync();
            // What was cut off may be on disk or not: nobody was told either.
            findings.Remove("stored though refused");
            findings.Remove("stored though never answered");
            findings["did not stop by itself"] = code == ExitCode ? 0 : 1;
            Console.WriteLine(
                $"fsync fails: {load.Acknowledged} acknowledged, {load.Refused} refused ({load.RefusalKinds}), ended with {code?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} after {ended.TotalSeconds:0.0} s: "
                + string.Join(", ", findings.Select(f => $"{f.Key} {f.Value}")));
            foreach (var word in load.Words) Console.WriteLine(word);
            return findings.Values.All(v => v == 0) && load is { Acknowledged: > 0, Refused: > 0 } ? 0 : 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
