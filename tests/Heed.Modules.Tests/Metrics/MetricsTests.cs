using Heed.Kernel;
using Heed.Metrics.Folding;
using Heed.Metrics.Public;
using Heed.Metrics.Rollups;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Routing;
using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Modules.Tests.Metrics;

public sealed class MetricsTests
{
    [Theory, OnEveryEngine]
    public async Task After_random_days_the_sums_equal_a_recount_and_a_rebuild_measures_the_same_again(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (mia, tom) = (company.Owner, await company.PersonAsync("supervisor"));
        var team = await company.TeamAsync("Second line", tom.Person!.Id);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var random = new Random(20261122);
        var visits = new List<(Api Visitor, Guid Id)>();
        for (var act = 0; act < 90; act++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(random.Next(1, 4000)));
            if (visits.Count < 3 || random.Next(8) == 0)
            {
                visits.Add(await company.ContactAsync(siteKey));
                continue;
            }

            var (visitor, id) = visits[random.Next(visits.Count)];
            var agent = random.Next(2) == 0 ? mia : tom;
            // Some of these are refused, as in life.
            _ = random.Next(10) switch
            {
                0 or 1 => await visitor.SaysAsync("And then?"),
                2 or 3 => await agent.ReplyAsync(id, "We look into it."),
                4 => await agent.PostAsync($"conversations/{id}/take"),
                5 => await agent.PostAsync($"conversations/{id}/assign", new { teamId = team }),
                6 => await agent.PostAsync($"conversations/{id}/resolve"),
                7 => await agent.PostAsync($"conversations/{id}/reopen"),
                8 => await visitor.PutAsync("/widget/v1/rating", new { score = random.Next(1, 6) }),
                _ => await agent.PostAsync($"conversations/{visits[random.Next(visits.Count)].Id}/merge", new { conversationIds = new[] { id }, otherCustomers = true }),
            };
        }

        await ReachedAsync(host, company.Workspace);
        var (facts, sums) = (await FactsAsync(host, company.Workspace), await SumsAsync(host, company.Workspace));
        Assert.True(facts.Select(f => f.Kind).Distinct().Count() >= 8, "Too little happened.");
        Assert.Contains(facts, f => !f.Counts);
        Assert.Equal(Recount(facts), sums.Select(s => (s.Kind, s.Mark, s.Day, s.Agent, s.Team, s.Known, s.Count, s.Total, s.Business)).Order());
        var days = await DaysAsync(host, company.Workspace);
        Assert.Equal(
            sums.GroupBy(s => (s.Kind, s.Mark, s.Day, s.Brand)).Select(g => (g.Key, g.Sum(s => s.Count), g.Sum(s => s.Total), g.Sum(s => s.Business), Merged(g.Select(s => s.Spread)))).OrderBy(d => d.Key),
            days.Select(d => ((d.Kind, d.Mark, d.Day, d.Brand), d.Count, d.Total, d.Business, Merged([d.Spread]))).OrderBy(d => d.Item1));
        foreach (var sum in sums.Where(s => s.Spread is not null))
        {
            var histogram = new Histogram();
            histogram.Add(sum.Spread!);
            Assert.Equal(sum.Count, histogram.Count);
        }

        await host.StopAsync();
        await host.StartAsync();
        // The verb wants the server stopped; here its reader has first to come to the end again.
        await ReachedAsync(host, company.Workspace);
        var rebuilt = await host.Get<IMetricsRebuild>().RunAsync(company.Workspace, CancellationToken.None);
        Assert.Equal((facts.Count, 0), (rebuilt.Facts, rebuilt.Kept));
        Assert.Equivalent(facts, await FactsAsync(host, company.Workspace), strict: true);
        Assert.Equivalent(sums, await SumsAsync(host, company.Workspace), strict: true);
        Assert.Equivalent(days, await DaysAsync(host, company.Workspace), strict: true);

        // Thirteen months later a night drops the facts. The sums stay, a rebuild and what happens to an old conversation leave them.
        host.Time.Advance(TimeSpan.FromDays(KeptFacts.UsualDays - 30));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(facts.Count, (await FactsAsync(host, company.Workspace)).Count);
        host.Time.Advance(TimeSpan.FromDays(40));
        await Waits.UntilAsync(async () => (await FactsAsync(host, company.Workspace)).Count == 0);
        Assert.Equivalent(sums, await SumsAsync(host, company.Workspace), strict: true);
        await host.Get<IMetricsRebuild>().RunAsync(company.Workspace, CancellationToken.None);
        Assert.Equivalent(days, (await DaysAsync(host, company.Workspace)).Where(d => d.Day <= days.Max(b => b.Day)), strict: true);
    }

    /// <summary>Waits until everything that happened is measured.</summary>
    internal static async Task ReachedAsync(HeedHost host, WorkspaceId workspace)
    {
        var (head, _) = await host.Get<LedgerBook>().HeadAsync(workspace, CancellationToken.None);
        await host.Get<ReaderPlaces>().WaitAsync(workspace, head.Seq, TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    private static IEnumerable<(FactKind, Marks, int, Guid, Guid, bool, long, long, long)> Recount(List<FactRow> facts) => facts.Where(f => f.Counts)
        .SelectMany(f => Enum.GetValues<Marks>().Where(m => (f.Marks & m) == m).Select(m => (Fact: f, Mark: m)))
        .GroupBy(f => (f.Fact.Kind, f.Mark, f.Fact.Day, f.Fact.Agent, f.Fact.Team, f.Fact.Known))
        .Select(g => (g.Key.Kind, g.Key.Mark, g.Key.Day, g.Key.Agent, g.Key.Team, g.Key.Known, (long)g.Count(), g.Sum(f => f.Fact.Value), g.Sum(f => f.Fact.Business))).Order();

    private static async Task<List<FactRow>> FactsAsync(HeedHost host, WorkspaceId workspace)
    {
        using var session = host.Get<IStore>().Read();
        return [.. (await session.Db.Set<FactRow>().Where(f => f.Workspace == workspace).ToListAsync()).OrderBy(f => f.Conversation).ThenBy(f => f.Kind).ThenBy(f => f.Number)];
    }

    private static string Merged(IEnumerable<byte[]?> spreads)
    {
        var histogram = new Histogram();
        foreach (var spread in spreads) histogram.Add(spread);
        return Convert.ToHexString(histogram.ToBytes());
    }

    private static async Task<List<DayRow>> DaysAsync(HeedHost host, WorkspaceId workspace)
    {
        using var session = host.Get<IStore>().Read();
        return [.. (await session.Db.Set<DayRow>().Where(f => f.Workspace == workspace).ToListAsync()).OrderBy(f => f.Kind).ThenBy(f => f.Mark).ThenBy(f => f.Day).ThenBy(f => f.Brand)];
    }

    private static async Task<List<RollupRow>> SumsAsync(HeedHost host, WorkspaceId workspace)
    {
        using var session = host.Get<IStore>().Read();
        return [.. (await session.Db.Set<RollupRow>().Where(f => f.Workspace == workspace).ToListAsync())
            .OrderBy(f => f.Kind).ThenBy(f => f.Mark).ThenBy(f => f.Day).ThenBy(f => f.Agent).ThenBy(f => f.Team).ThenBy(f => f.Known)];
    }
}
