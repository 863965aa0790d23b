using System.Text.Json;
using Heed.Floor.Tiles;
using Heed.Kernel;
using Heed.Metrics.Public;
using Heed.Metrics.Targets;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Metrics;

/// <summary>What figures should be, and reports under a name.</summary>
public sealed class TargetTests
{
    private static readonly Guid Queue = Guid.CreateVersion7(), Team = Guid.CreateVersion7();

    [Theory]
    [InlineData("firstResponse", 45, TargetBound.Most, null)]
    [InlineData("firstResponse", 45, TargetBound.Least, "wrongSide")]
    [InlineData("firstResponse", -1, TargetBound.Most, "outOfRange")]
    [InlineData("serviceLevel", 0.8, TargetBound.Least, null)]
    [InlineData("serviceLevel", 80, TargetBound.Least, "outOfRange")]
    [InlineData("csi", 90, TargetBound.Least, null)]
    [InlineData("occupancy", 0.85, TargetBound.Most, null)]
    [InlineData("occupancy", 0.6, TargetBound.Least, null)]
    [InlineData("created", 200, TargetBound.Least, null)]
    [InlineData("occupancy", double.NaN, TargetBound.Most, "outOfRange")]
    [InlineData("luck", 1, TargetBound.Most, "unknown")]
    public void A_target_has_its_unit_and_its_side(string metric, double value, TargetBound bound, string? refused)
    {
        var check = () => TargetRules.Check([new MetricTarget(metric, value, bound)]);
        if (refused is null) check();
        else Assert.Contains(Assert.Throws<InvalidRefusal>(check).Errors, e => e.Code == refused);
    }

    [Fact]
    public void The_nearest_target_holds_and_none_is_set_twice()
    {
        MetricTarget all = new("wait", 60, TargetBound.Most), team = all with { Value = 30, TeamId = Team }, queue = all with { Value = 20, QueueId = Queue };
        var targets = new MetricTargets(1, [queue, all, team]);
        Assert.Equal((all, team, queue, queue), (targets.Find("wait"), targets.Find("wait", team: Team), targets.Find("wait", Queue), targets.Find("wait", Queue, Team)));
        Assert.Equal(all, targets.Find("wait", Guid.CreateVersion7(), Guid.CreateVersion7()));
        Assert.Null(targets.Find("csi"));
        Assert.Null(new MetricTargets(1, [team]).Find("wait"));
        Assert.Throws<InvalidRefusal>(() => TargetRules.Check([all, all with { Value = 90 }]));
        Assert.Throws<InvalidRefusal>(() => TargetRules.Check([all with { QueueId = Queue, TeamId = Team }]));
    }

    [Fact]
    public void A_tile_that_follows_the_workspace_is_held_against_its_target_in_its_own_unit()
    {
        var targets = new MetricTargets(1, [new("serviceLevel", 0.925, TargetBound.Least), new("csi", 75, TargetBound.Least), new("serviceLevel", 0.7, TargetBound.Least, Queue)]);
        Assert.Equal(92.5, SharedTargets.Held(new TileSetting(TileKind.ServiceLevel, 80, Shared: true), targets).Target);
        Assert.Equal(80, SharedTargets.Held(new TileSetting(TileKind.ServiceLevel, 80), targets).Target);
        Assert.Equal(4, SharedTargets.Held(new TileSetting(TileKind.Satisfaction, 4.5, Shared: true), targets).Target);
        Assert.Equal(5, SharedTargets.Held(new TileSetting(TileKind.Abandonment, 5, Shared: true), targets).Target);
        Assert.Equal((70, 85), (SharedTargets.PercentOf(Queue, 85, targets), SharedTargets.PercentOf(Team, 85, targets)));
    }

    [Theory, OnEveryEngine]
    public async Task Targets_are_set_by_whoever_may_and_show_on_the_floor_and_reports_are_kept_alone_or_shared(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (analyst, supervisor, agent) = (await company.PersonAsync("analyst"), await company.PersonAsync("supervisor"), await company.PersonAsync());
        var queue = (await company.Owner.GetAsync("routing/queues")).Expect(200).Items[0].GetProperty("id").GetGuid();

        // Nothing is set; the floor has its own first targets.
        var before = (await agent.GetAsync("reports/targets")).Expect(200);
        Assert.Equal((0, 0), (before["version"].GetInt32(), before["items"].GetArrayLength()));
        Assert.Equal(80, await TileAsync(supervisor, "serviceLevel"));
        object[] items = [new { metric = "serviceLevel", value = 0.95, bound = "least" }, new { metric = "firstResponse", value = 45, bound = "most" }, new { metric = "serviceLevel", value = 0.6, bound = "least", queueId = queue }];
        (await agent.PutAsync("reports/targets", new { items })).ExpectProblem(403, "forbidden");
        (await supervisor.PutAsync("reports/targets", new { items = new[] { new { metric = "wait", value = 9, bound = "most", queueId = Guid.CreateVersion7() } } })).ExpectProblem(400, "invalid");
        Assert.Equal(1, (await supervisor.PutAsync("reports/targets", new { items })).Expect(200)["version"].GetInt32());
        Assert.Equal(3, (await agent.GetAsync("reports/targets")).Expect(200)["items"].GetArrayLength());
        var entry = (await company.Owner.GetAsync("audit?limit=5")).Expect(200).Items.First(i => i.GetProperty("action").GetString() == "targets.changed");
        Assert.Equal(3, entry.GetProperty("facts").GetProperty("targets").GetInt32());

        // The tile follows, until it has a target of its own; the line has the queue's.
        Assert.Equal(95, await TileAsync(supervisor, "serviceLevel"));
        Assert.Equal(5, await TileAsync(supervisor, "abandonment"));
        Assert.Equal(60, (await supervisor.GetAsync("floor")).Expect(200)["queues"][0].GetProperty("targetPercent").GetInt32());
        Assert.Equal(95, (await supervisor.GetAsync("floor/settings")).Expect(200)["shared"][0].GetProperty("target").GetDouble());
        (await supervisor.PutAsync("floor/settings", new { tiles = new[] { new { kind = "serviceLevel", target = 85, action = "none" } } })).Expect(200);
        Assert.Equal(85, await TileAsync(supervisor, "serviceLevel"));

        // A report under a name: one's own until it is shared; whoever opens it asks for themselves.
        var query = new Dictionary<string, string> { ["days"] = "30", ["by"] = "queue,agent", ["queue"] = queue.ToString() };
        var saved = (await analyst.PostAsync("reports/saved", new { name = " First answers ", metric = "firstResponse", query })).Expect(201);
        Assert.Equal(("First answers", "mine", "30"), (saved.Text("name"), saved.Text("scope"), saved["query"].GetProperty("days").GetString()));
        Assert.Empty((await supervisor.GetAsync("reports/saved")).Expect(200).Items);
        (await supervisor.GetAsync($"reports/saved/{saved.Id}")).ExpectProblem(404, "notFound");
        (await agent.GetAsync("reports/saved")).ExpectProblem(403, "forbidden");
        (await analyst.PatchAsync($"reports/saved/{saved.Id}", new { scope = "all", name = "Answers" })).Expect(200);
        var shared = Assert.Single((await supervisor.GetAsync("reports/saved")).Expect(200).Items);
        Assert.Equal(("Answers", "firstResponse"), (shared.GetProperty("name").GetString(), shared.GetProperty("metric").GetString()));
        var reader = await company.PersonAsync("knowledgeEditor");
        Assert.Single((await reader.GetAsync("reports/saved")).Expect(200).Items);
        (await reader.PatchAsync($"reports/saved/{saved.Id}", new { name = "Mine now" })).ExpectProblem(403, "forbidden");
        (await reader.PostAsync("reports/saved", new { name = "For all", query = new { }, scope = "all" })).ExpectProblem(403, "forbidden");
        (await reader.DeleteAsync($"reports/saved/{saved.Id}")).ExpectProblem(403, "forbidden");
        (await analyst.PostAsync("reports/saved", new { name = "", query })).ExpectProblem(400, "invalid");
        (await analyst.PostAsync("reports/saved", new { name = "Odd", query = new { drop = "table" } })).ExpectProblem(400, "invalid");
        (await analyst.PostAsync("reports/saved", new { name = "Odd", metric = "luck", query })).ExpectProblem(400, "invalid");
        (await supervisor.DeleteAsync($"reports/saved/{saved.Id}")).Expect(204);
        Assert.Empty((await analyst.GetAsync("reports/saved")).Expect(200).Items);
    }

    private static async Task<double> TileAsync(Api viewer, string kind) => (await viewer.GetAsync("floor")).Expect(200)["tiles"].EnumerateArray()
        .Single(t => t.GetProperty("kind").GetString() == kind).GetProperty("target").GetDouble();
}
