using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Heed.Trust;

/// <summary>
/// Watches a node's system calls on SQLite: between the beginning of a write and its acknowledgement the log must have been
/// written, then synced, and the sync must have ended.
/// </summary>
internal static partial class FsyncAudit
{
    private enum Stage
    {
        Begun,
        Written,
        Syncing,
        Durable,
    }

    internal static async Task<int> RunAsync(Options options)
    {
        var sound = true;
        // With one writer nothing else can be taken for its write; with eight the group commit is at work.
        foreach (var writers in new[] { 1, Node.Writers }) sound &= await RunAsync(options, writers);
        return sound ? 0 : 1;
    }

    private static async Task<bool> RunAsync(Options options, int writers)
    {
        var folder = Directory.CreateTempSubdirectory("heed-trust-").FullName;
        try
        {
            var acks = options.Number("acks", 1_000) / writers * writers;
            var trace = Path.Combine(folder, "trace");
            List<string> arguments =
            [
                "-f", "-y", "-s", "64", "-e", "trace=write,pwrite64,fsync,fdatasync", "-o", trace,
                "dotnet", typeof(FsyncAudit).Assembly.Location, "node", "--data", Path.Combine(folder, "data"), "--begins", "yes",
                "--acks", acks.ToString(CultureInfo.InvariantCulture), "--writers", writers.ToString(CultureInfo.InvariantCulture),
            ];
            if (options.Sabotage is { } broken) arguments.AddRange(["--sabotage", broken]);
            using var process = Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var (seen, early) = Judge(File.ReadLines(trace));
            Console.WriteLine($"{writers} writer(s): {seen} acknowledgements seen leaving, {early} of them before the log was on disk");
            return early == 0 && seen == acks;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Seen, int Early) Judge(IEnumerable<string> trace)
    {
        var (seen, early) = (0, 0);
        var stages = new Dictionary<string, Stage>();
        var syncing = new HashSet<string>();
        foreach (var line in trace)
        {
            var thread = line.Split(' ', 2)[0];
            if (Say().Match(line) is { Success: true } said)
            {
                var unit = said.Groups[2].Value;
                if (said.Groups[1].Value == "begin")
                {
                    stages[unit] = Stage.Begun;
                    continue;
                }

                seen++;
                if (!stages.Remove(unit, out var stage) || stage != Stage.Durable) early++;
            }
            else if (LogWrite().IsMatch(line))
            {
                Move(stages, Stage.Begun, Stage.Written);
            }
            else if (LogSync().IsMatch(line))
            {
                Move(stages, Stage.Written, Stage.Syncing);
                if (line.Contains("<unfinished", StringComparison.Ordinal)) syncing.Add(thread);
                else Move(stages, Stage.Syncing, Stage.Durable);
            }
            else if (line.Contains("sync resumed>", StringComparison.Ordinal) && syncing.Remove(thread))
            {
                Move(stages, Stage.Syncing, Stage.Durable);
            }
        }

        return (seen, early);
    }

    private static void Move(Dictionary<string, Stage> stages, Stage from, Stage to)
    {
        foreach (var unit in stages.Where(s => s.Value == from).Select(s => s.Key).ToList()) stages[unit] = to;
    }

    [GeneratedRegex(@" pwrite64\(\d+<[^>]*heed\.db-wal>")]
    private static partial Regex LogWrite();

    [GeneratedRegex(@" (?:fsync|fdatasync)\(\d+<[^>]*heed\.db-wal>")]
    private static partial Regex LogSync();

    [GeneratedRegex(@" write\(\d+<[^>]*>, ""(begin|ack) (\S+ \d+)")]
    private static partial Regex Say();
}
