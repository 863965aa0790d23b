using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Trust;

/// <summary>Kills nodes at random moments under load, starts them again, and at last compares what was acknowledged with what is stored.</summary>
internal static class CrashRounds
{
    internal static async Task<int> RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("heed-trust-").FullName;
        var server = options.Engine == "postgres" ? await PostgresServer.StartAsync() : null;
        try
        {
            if (server is not null) await server.ExecuteAsync("create database trust");
            var postgres = server?.ConnectionString("trust") ?? "";
            var random = new Random(options.Number("seed", 1));
            var acknowledged = new ConcurrentDictionary<(string Writer, int Number), byte>();
            var next = 1;
            var running = new List<Process>();
            for (var round = 0; round < options.Rounds; round++)
            {
                while (running.Count < options.Nodes) running.Add(await StartAsync(options, folder, postgres, next++, acknowledged));
                await Task.Delay(random.Next(200, 1_200));
                var victim = running[random.Next(running.Count)];
                victim.Kill();
                await victim.WaitForExitAsync();
                running.Remove(victim);
                Console.Error.Write('.');
            }

            foreach (var left in running)
            {
                left.Kill();
                await left.WaitForExitAsync();
            }

            Console.Error.WriteLine();
            var findings = await FindingsAsync(folder, postgres, [.. acknowledged.Keys]);
            Console.WriteLine($"{options.Engine}, {options.Nodes} node(s): {options.Rounds} kills, {acknowledged.Count} acknowledged: {string.Join(", ", findings.Select(f => $"{f.Key} {f.Value}"))}");
            return findings.Values.All(v => v == 0) && !acknowledged.IsEmpty ? 0 : 1;
        }
        finally
        {
            if (server is not null) await server.EndAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Starts a node whose writers number on from a place no other life has reached.</summary>
    private static async Task<Process> StartAsync(Options options, string folder, string postgres, int life, ConcurrentDictionary<(string, int), byte> acknowledged)
    {
        List<string> arguments = [typeof(CrashRounds).Assembly.Location, "node", "--data", folder, "--postgres", postgres, "--name", $"life{life}-"];
        if (options.Sabotage is { } broken) arguments.AddRange(["--sabotage", broken]);
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) ready.TrySetException(new InvalidOperationException("A node ended before it was ready."));
            else if (line.Data == "ready") ready.TrySetResult();
            else if (line.Data.Split(' ') is ["ack", var writer, var number]) acknowledged[(writer, int.Parse(number, CultureInfo.InvariantCulture))] = 0;
        };
        process.ErrorDataReceived += (_, line) =>
        {
            // Refusals of a dying neighbour are expected; a node that cannot start is told above.
            if (line.Data is { Length: > 0 } && Environment.GetEnvironmentVariable("HEED_TRUST_VERBOSE") == "1") Console.Error.WriteLine(line.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return process;
    }

    /// <summary>Opens the store once more, lets the timers fire, and counts what is wrong.</summary>
    private static async Task<Dictionary<string, long>> FindingsAsync(string folder, string postgres, HashSet<(string, int)> acknowledged)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddHeedStore(new StoreOptions { DataFolder = folder, Postgres = postgres.Length > 0 ? postgres : null });
        using var host = builder.Build();
        host.Services.GetRequiredService<SchemaUpdate>().Apply();
        var store = host.Services.GetRequiredService<IStore>();
        using var session = store.Read();
        var rows = await session.QueryAsync(
            $"select workspace, seq, kind, version from platform_ledger order by workspace, seq", r => (Workspace: r.Int(0), Seq: r.Long(1), Writer: r.Text(2), Number: (int)r.Long(3)), CancellationToken.None);
        var stored = rows.Select(r => (r.Writer, r.Number)).ToHashSet();
        var findings = new Dictionary<string, long>
        {
            ["lost"] = acknowledged.Count(a => !stored.Contains(a)),
            ["doubled"] = rows.Count - stored.Count,
            // A writer that dies may have one unit stored whose acknowledgement it could not say any more; no more than that.
            ["phantoms"] = rows.GroupBy(r => r.Writer).Sum(w => Math.Max(0, w.Count(r => !acknowledged.Contains((r.Writer, r.Number))) - 1)),
            ["out of order"] = rows.GroupBy(r => r.Writer).Sum(w => w.Zip(w.Skip(1)).Count(p => p.First.Number >= p.Second.Number)),
            ["gaps"] = rows.GroupBy(r => r.Workspace).Sum(w => w.Select((r, i) => r.Seq == i + 1 ? 0L : 1L).Sum()),
            ["heads astray"] = await session.NumberAsync(
                $"select count(*) from platform_ledger_heads h where seq <> (select max(l.seq) from platform_ledger l where l.workspace = h.workspace)", CancellationToken.None),
            ["counters astray"] = rows.Count - await session.NumberAsync($"select sum(value) from platform_counters where name = 'written'", CancellationToken.None),
            ["timers fired twice"] = await session.NumberAsync($"select count(*) from platform_counters where name like 'fired %' and value > 1", CancellationToken.None),
            ["timers lost"] = rows.Count(r => r.Number % 10 == 0)
                - await session.NumberAsync($"select count(*) from platform_counters where name like 'fired %'", CancellationToken.None)
                - await session.NumberAsync($"select count(*) from platform_timers", CancellationToken.None),
        };
        if (postgres.Length == 0)
        {
            findings["integrity"] = await session.FirstAsync($"pragma integrity_check", r => r.Text(0), CancellationToken.None) == "ok" ? 0 : 1;
        }

        return findings;
    }
}
