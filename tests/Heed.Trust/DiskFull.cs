using System.Diagnostics;
using System.Globalization;

namespace Heed.Trust;

/// <summary>
/// The real server on a small disk that is filled under load and freed again. While it is full every write is refused in
/// words and every read answered; afterwards writes go on by themselves; and what was acknowledged is what is stored,
/// looked up after a last kill.
/// </summary>
internal static class DiskFull
{
    // Room for what eight writers store on a fast machine, and for the last start.
    private const int DiskMiB = 160, Writers = 8;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1), FullFor = TimeSpan.FromSeconds(4), Recovers = TimeSpan.FromSeconds(5), CatchesUp = TimeSpan.FromSeconds(10);

    /// <summary>Runs itself in a mount namespace of its own, so that the small disk is seen by nobody else and goes with the process.</summary>
    internal static async Task<int> RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("heed-trust-").FullName;
        try
        {
            foreach (var way in new[] { "-rm", "-m" })
            {
                if (await CallAsync("unshare", [way, .. Mount(folder)], quiet: true) != 0) continue;
                return await CallAsync(
                    "unshare", [way, "--kill-child", "dotnet", typeof(DiskFull).Assembly.Location, "disk-full-inside", "--disk", folder, "--sabotage", options.Sabotage ?? "none"], quiet: false);
            }

            Console.Error.WriteLine("FAIL: the check needs a small disk of its own, which could not be mounted. Run it as root, or allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces).");
            return 3;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The check itself, with the small disk in place.</summary>
    internal static async Task<int> InsideAsync(Options options)
    {
        var disk = options.Required("disk");
        if (await CallAsync("mount", Mount(disk)[1..], quiet: false) != 0) return 3;
        await using var server = await HeedProcess.CreateAsync(Path.Combine(disk, "data"));
        var load = await DiskLoad.PrepareAsync(server, acknowledgeRefused: options.Sabotage == "ack");
        using var stop = new CancellationTokenSource();
        var running = load.RunAsync(Writers, stop.Token);
        await Task.Delay(Warm);

        var ballast = new Ballast(Path.Combine(disk, "ballast"));
        load.Phase = DiskPhase.Filling;
        var watch = Stopwatch.StartNew();
        while (load.Refused < 20 && watch.Elapsed < TimeSpan.FromSeconds(30)) await ballast.FillAsync();
        load.Phase = DiskPhase.Full;
        watch.Restart();
        var readyWhileFull = 0;
        while (watch.Elapsed < FullFor)
        {
            await ballast.FillAsync();
            // A judgement is kept for two seconds.
            if (watch.Elapsed > FullFor / 2 && await load.IsReadyAsync()) readyWhileFull++;
        }

        load.Phase = DiskPhase.Freed;
        ballast.Free();
        var recovery = await load.RecoveryAsync(Recovers);
        var readyAgain = await EventuallyAsync(load.IsReadyAsync, Recovers);
        await Task.Delay(Warm);
        await stop.CancelAsync();
        await running;
        var caughtUp = await EventuallyAsync(load.ReadersHaveCaughtUpAsync, CatchesUp);

        await server.KillAsync();
        await server.StartAsync();
        var findings = await load.FindingsAsync();
        findings["ready while full"] = readyWhileFull;
        findings["writers not recovered in 5 s"] = recovery.Late;
        findings["not ready 5 s after"] = readyAgain ? 0 : 1;
        findings["readers behind 10 s after"] = caughtUp ? 0 : 1;
        findings["process ended"] = server.Ended;
        Console.WriteLine(
            $"disk full: {load.Acknowledged} acknowledged, {load.Refused} refused ({load.RefusalKinds}), {load.ReadsWhileFull} reads while full, "
            + $"all writers again after {recovery.After.TotalSeconds:0.0} s: {string.Join(", ", findings.Select(f => $"{f.Key} {f.Value}"))}");
        foreach (var word in load.Words) Console.WriteLine(word);
        return findings.Values.All(v => v == 0) && load is { Acknowledged: > 0, Refused: > 0, ReadsWhileFull: > 0 } ? 0 : 1;
    }

    private static async Task<bool> EventuallyAsync(Func<Task<bool>> holds, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > within) return false;
            await Task.Delay(100);
        }

        return true;
    }

    private static string[] Mount(string folder) => ["mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={DiskMiB}m"), "heed-trust", folder];

    private static async Task<int> CallAsync(string program, IEnumerable<string> arguments, bool quiet)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = quiet })!;
        if (quiet) await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
