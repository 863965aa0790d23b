using System.Diagnostics;
using Heed.Server.Load;
using Microsoft.Data.Sqlite;

namespace Heed.Bench;

/// <summary>The floor with 100,000 open conversations, 20,000 of them waiting: the first look, further ones, and ones after something happened.</summary>
internal static class FloorBench
{
    private const int Open = 100_000, Waiting = 20_000, AtRisk = 500, Times = 100;

    public static async Task RunAsync(Report report)
    {
        await using var server = await BenchServer.CreateAsync();
        var conversation = await HttpBench.CreateAsync(server);
        await server.StopAsync();
        await FillAsync(server.DatabaseFile);
        await server.StartAsync();
        const string Floor = "/api/v1/w/1/floor";
        var before = await server.MiBAsync();
        var began = Stopwatch.GetTimestamp();
        await server.Owner.CallAsync(HttpMethod.Get, Floor, null, CancellationToken.None);
        report.Add($"first look at a floor of {Open}", Stopwatch.GetElapsedTime(began).TotalMilliseconds, "ms");
        report.Add("memory the floor keeps, own pages", (await server.MiBAsync()).Own - before.Own, "MiB");
        report.Add($"the floor of {Open} again, whole answer", await TimeAsync(() => server.Owner.CallAsync(HttpMethod.Get, Floor, null, CancellationToken.None)), p95: 50);
        var note = 0;
        report.Add($"the floor of {Open} after a conversation changed", await TimeAsync(
            () => server.Owner.CallAsync(HttpMethod.Get, Floor, null, CancellationToken.None),
            () => server.Owner.CallAsync(HttpMethod.Patch, $"/api/v1/w/1/conversations/{conversation}", new { subject = $"Subject {++note}" }, CancellationToken.None)), p95: 50);
    }

    private static async Task<Percentiles?> TimeAsync(Func<Task> measured, Func<Task>? first = null)
    {
        var figures = new Figures();
        for (var i = 0; i < Times + 20; i++)
        {
            if (first is not null) await first();
            var began = Stopwatch.GetTimestamp();
            await measured();
            if (i >= 20) figures.Add(Stopwatch.GetElapsedTime(began));
        }

        return figures.Read();
    }

    /// <summary>Rows are written past the server, from the one real conversation: this is the only place where that is right.</summary>
    private static async Task FillAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        var copies = new RowCopies(connection);
        await copies.RunAsync("pragma synchronous=off; begin; update conversations_inboxes set auto_assign = 0");
        await copies.InsertAsync("conversations_conversations", Open, new()
        {
            ["id"] = RowCopies.Id("e"),
            ["number"] = "i + 10",
            ["category"] = "0",
            ["tier"] = "i % 2",
            ["handler"] = $"case when i <= {Waiting} then 2 else 3 end",
            ["assignee"] = $"case when i <= {Waiting} then null else (select person from accounts_members limit 1) end",
            ["waiting_since"] = "created_at - i * 1000000",
            ["due_at"] = $"case when i <= {AtRisk} then created_at + 3600000000 end",
            ["due_warn_at"] = $"case when i <= {AtRisk} then created_at - 1000000 end",
            ["due_kind"] = $"case when i <= {AtRisk} then 'firstResponse' end",
        });
        await copies.RunAsync("update platform_counters set value = 2000000 where name = 'conversation'; commit; pragma wal_checkpoint(truncate); pragma optimize");
    }
}
