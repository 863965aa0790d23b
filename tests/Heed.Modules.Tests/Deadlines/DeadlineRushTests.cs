using System.Diagnostics;
using System.Globalization;
using Heed.Deadlines.Clocks;
using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Microsoft.EntityFrameworkCore;

namespace Heed.Modules.Tests.Deadlines;

/// <summary>
/// Many promises due in one minute. 400 here; <c>HEED_DEADLINES=100000</c> runs the measured form of docs/measurements.md, which must drain within 60 s.
/// </summary>
public sealed class DeadlineRushTests(ITestOutputHelper output)
{
    private const int Short = 400;
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(60);
    private static readonly object Everything = new { match = "all", conditions = Array.Empty<object>() };

    [Theory, OnEveryEngine]
    public async Task Promises_that_fall_due_in_one_minute_are_each_broken_once_and_in_time(TestEngine engine)
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("HEED_DEADLINES") ?? Short.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        (await company.Owner.PostAsync("deadlines/policies", new { name = "All", filter = Everything, terms = new { firstResponse = 60, hours = "always" } })).Expect(201);
        var (_, first) = await company.ContactAsync(siteKey);
        await ReachesAsync(host, company, $"select count(*) from deadlines_clocks where workspace = {company.Workspace} and conversation = {first} and due_at is not null", 1, TimeSpan.FromSeconds(30));

        var due = host.Time.GetUtcNow().AddMinutes(60);
        for (var done = 1; done < count; done += 500) await CopyAsync(host, company, first, done, Math.Min(500, count - done), due);
        host.Time.Advance(TimeSpan.FromMinutes(62));
        var watch = Stopwatch.StartNew();
        await ReachesAsync(host, company, $"select count(*) from (select 1 from platform_timers where workspace = {company.Workspace} and kind = {Follower.TimerKind} and due <= {host.Time.GetUtcNow()} limit 1) due", 0, Drain);
        watch.Stop();

        Assert.Equal(count, await NumberAsync(host, $"select count(*) from deadlines_breaches where workspace = {company.Workspace}"));
        Assert.Equal(count, await NumberAsync(host, $"select count(distinct conversation) from deadlines_breaches where workspace = {company.Workspace}"));
        Assert.Equal(count, await NumberAsync(host, $"select count(*) from deadlines_clocks where workspace = {company.Workspace} and broken_at is not null"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}: {count} deadlines drained in {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    /// <summary>The same conversation again and again, with its clock and its timer within the minute: the rows that as many customers would have left.</summary>
    private static Task CopyAsync(HeedHost host, Company company, Guid template, int from, int count, DateTimeOffset due) => host.Get<IStore>().WriteAsync(
        Scope.System(company.Workspace),
        unit =>
        {
            var number = unit.Number($"select max(number) from conversations_conversations where workspace = {unit.Workspace}");
            for (var i = 0; i < count; i++)
            {
                var (id, at) = (Ids.FromParts("rush", (from + i).ToString(CultureInfo.InvariantCulture)), due.AddMilliseconds((from + i) % 60_000));
                Copy(unit, "conversations_conversations", "id", template, new() { ["id"] = $"{id}", ["number"] = $"{number + 1 + i}", ["due_at"] = $"{at}" });
                Copy(unit, "deadlines_threads", "conversation", template, new() { ["conversation"] = $"{id}" });
                Copy(unit, "deadlines_clocks", "conversation", template, new() { ["conversation"] = $"{id}", ["due_at"] = $"{at}" });
                unit.SetTimer(Follower.TimerKind, id, at);
            }

            return 0;
        },
        CancellationToken.None);

    private static void Copy(Unit unit, string table, string key, Guid template, Dictionary<string, SqlText> other)
    {
        var columns = unit.Db.Model.GetEntityTypes().Single(e => e.GetTableName() == table).GetProperties().Select(p => p.GetColumnName()).ToList();
        unit.Execute($"insert into {Raw(table)} ({Raw(string.Join(',', columns))}) select {SqlText.Join(",", columns.Select(c => other.GetValueOrDefault(c, Raw(c))))} from {Raw(table)} where workspace = {unit.Workspace} and {Raw(key)} = {template}");
    }

    private static SqlText Raw(string name)
    {
        var text = new SqlText(name.Length, 0);
        text.AppendLiteral(name);
        return text;
    }

    private static async Task<long> NumberAsync(HeedHost host, SqlText sql)
    {
        using var session = host.Get<IStore>().Read();
        return await session.NumberAsync(sql, CancellationToken.None);
    }

    private static async Task ReachesAsync(HeedHost host, Company company, SqlText sql, long wanted, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        long now;
        while ((now = await NumberAsync(host, sql)) != wanted)
        {
            if (watch.Elapsed > within) Assert.Fail($"{now} instead of {wanted} after {watch.Elapsed.TotalSeconds:0} s in workspace {company.Workspace}.");
            // The runners sleep on the test's clock.
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(50);
        }
    }
}
