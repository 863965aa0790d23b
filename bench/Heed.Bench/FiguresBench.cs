using System.Diagnostics;
using System.Globalization;
using Heed.Server.Load;
using Microsoft.Data.Sqlite;

namespace Heed.Bench;

/// <summary>Reports over a year of figures: 60 people, 372,000 sums, 175,000 changes of state; a quarter beside the one before it.</summary>
internal static class FiguresBench
{
    private const int People = 60, Days = 365, Times = 60;

    /// <summary>Some thirty bins, as pairs of distance and count.</summary>
    private static readonly string Spread = $"x'b40302{string.Concat(Enumerable.Range(0, 29).Select(i => $"0{1 + (i % 7)}0{1 + (i % 4)}"))}'";

    public static async Task RunAsync(Report report)
    {
        await using var server = await BenchServer.CreateAsync();
        await server.StopAsync();
        await FillAsync(server.DatabaseFile);
        await server.StartAsync();
        foreach (var (what, path, p95) in new (string, string, double?)[]
        {
            ("summary of a quarter and the one before", "summary?compare=true&days=90", 100),
            ("every day of a quarter, all metrics", "series?days=90", 150),
            ("a quarter of one metric by agent, compared", "table?metrics=firstResponse&by=agent&compare=true", null),
            ("summary of a year", "summary?", null),
        })
        {
            var (from, to) = (DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(what.Contains("year", StringComparison.Ordinal) ? -364 : -89), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            var address = string.Create(CultureInfo.InvariantCulture, $"/api/v1/w/1/reports/{path}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
            var figures = new Figures();
            for (var i = 0; i < Times + 10; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await server.Owner.CallAsync(HttpMethod.Get, address, null, CancellationToken.None);
                if (i >= 10) figures.Add(Stopwatch.GetElapsedTime(began));
            }

            report.Add(what, figures.Read(), p95: p95);
        }
    }

    /// <summary>Rows are written past the server, as sums of made-up facts: this is the only place where that is right.</summary>
    private static async Task FillAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber;
        var micros = (TimeProvider.System.GetUtcNow().UtcDateTime.Date - DateTime.UnixEpoch).Ticks / 10;
        var copies = new RowCopies(connection);
        await copies.RunAsync($"""
            pragma synchronous=off; begin;
            create temp table days as with recursive n(i) as (select 0 union all select i + 1 from n where i < {Days - 1}) select i, {today} - i as day from n;
            create temp table people as with recursive n(i) as (select 1 union all select i + 1 from n where i < {People}) select i, {RowCopies.Id("a")} as person from n;
            create temp table parts as with recursive n(i) as (select 1 union all select i + 1 from n where i < 14) select i as kind, 0 as mark from n
              union all select 7, 1 union all select 10, 64 union all select 12, 256;
            insert into metrics_rollup (workspace, kind, day, mark, brand, channel, team, agent, queue, known, count, total, business, spread, business_spread)
              select 1, kind, day, mark, (select id from accounts_brands limit 1), 'web', zeroblob(16), person, zeroblob(16), 0, 87, 870000, 870000, case when mark = 0 then {Spread} end, case when mark = 0 then {Spread} end from days, people, parts;
            insert into metrics_days (workspace, kind, day, mark, brand, count, total, business, spread, business_spread)
              select workspace, kind, day, mark, brand, sum(count), sum(total), sum(business), max(spread), max(business_spread) from metrics_rollup group by workspace, kind, day, mark, brand;
            insert into routing_states (workspace, id, person, state, reason, at)
              with recursive n(c) as (select 0 union all select c + 1 from n where c < 7)
              select 1, {RowCopies.Id("b", "(days.i * 8 + c) * 100 + people.i")}, person, c % 2, null, {micros} - days.i * 86400000000 + c * 3600000000 from days, people, n;
            commit; pragma wal_checkpoint(truncate); pragma optimize;
            """);
    }
}
