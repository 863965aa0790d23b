using Heed.Modules.Tests.Bot;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Knowledge;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Understanding;

/// <summary>Named sets of tests: kept apart, run, and asked before something goes to customers.</summary>
public sealed class TestSetTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, OnEveryEngine]
    public async Task Sets_are_kept_apart_run_and_put_back_and_go_through_a_table(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var owner = company.Owner;
        await TeachAsync(owner);
        var vip = (await owner.PostAsync("intent-test-sets", new { name = "VIP" })).Expect(201);
        (await owner.PostAsync("intent-test-sets", new { name = " vip " })).ExpectProblem(409, "nameTaken");
        (await owner.PostAsync("intent-examples/import", new { rows = new[] { Row("my parcel, where is it", "parcel"), Row("=1+1 money back", "money") }, test = true, setId = vip.Id })).Expect(200);
        (await owner.PostAsync("intent-examples/import", new { rows = new[] { Row("parcel late", "parcel") }, test = true })).Expect(200);
        (await owner.PostAsync("intent-examples/import", new { rows = new[] { Row("x", "parcel") }, test = true, setId = Guid.CreateVersion7() })).ExpectProblem(400, "invalid");
        Assert.Equal(["=1+1 money back", "my parcel, where is it"], (await owner.GetAsync($"intent-examples?all=true&test=true&set={vip.Id}")).Expect(200).Items.Select(e => e.GetProperty("text").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal("parcel late", (await owner.GetAsync($"intent-examples?all=true&test=true&set={Guid.Empty}")).Expect(200).Items.Single().GetProperty("text").GetString());
        var csv = (await owner.GetAsync($"intent-test-sets/{vip.Id}/export")).Expect(200).Raw;
        Assert.Contains("\"my parcel, where is it\",\"parcel\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=1+1 money back\",\"money\"", csv, StringComparison.Ordinal);

        // One is run, or all; each run stands in the history of its set.
        await LearntAsync(owner);
        (await owner.PostAsync("intent-test-sets/run", new { setIds = new[] { vip.Id } })).Expect(200);
        (await owner.PostAsync("intent-test-sets/run", new { })).Expect(200);
        var sets = (await owner.GetAsync("intent-test-sets")).Expect(200).Body.EnumerateArray().ToList();
        Assert.Equal(["", "VIP"], sets.Select(s => s.GetProperty("name").GetString()));
        Assert.Equal([1, 2], sets.Select(s => s.GetProperty("history").EnumerateArray().Count(r => r.GetProperty("byHand").GetBoolean())));
        Assert.Equal((2, 2), (sets[1].GetProperty("history")[0].GetProperty("tests").GetInt32(), sets[1].GetProperty("history")[0].GetProperty("right").GetInt32()));
        var number = sets[1].GetProperty("history")[0].GetProperty("number").GetInt64();
        Assert.Equal(2, (await owner.GetAsync($"intent-models/{number}/bench?set={vip.Id}")).Expect(200)["tests"].GetInt32());
        Assert.Equal(3, (await owner.GetAsync($"intent-models/{number}/bench")).Expect(200)["tests"].GetInt32());

        // Taken away with its tests, and put back with them.
        (await owner.PatchAsync($"intent-test-sets/{vip.Id}", new { name = "Best customers" })).Expect(200);
        (await owner.DeleteAsync($"intent-test-sets/{vip.Id}")).Expect(204);
        Assert.Single((await owner.GetAsync("intent-examples?all=true&test=true")).Expect(200).Items);
        (await owner.PostAsync($"intent-test-sets/{vip.Id}/restore")).Expect(204);
        Assert.Equal(3, (await owner.GetAsync("intent-examples?all=true&test=true")).Expect(200).Items.Count);
        Assert.Equal("Best customers", (await owner.GetAsync("intent-test-sets")).Expect(200).Body[1].GetProperty("name").GetString());
        (await owner.DeleteAsync($"intent-test-sets/{Guid.Empty}")).Expect(404);
        (await (await company.PersonAsync()).GetAsync("intent-test-sets")).ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task Nothing_goes_to_customers_while_a_set_that_must_pass_does_not(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var owner = company.Owner;
        await TeachAsync(owner);
        await LearntAsync(owner);
        var set = (await owner.PostAsync("intent-test-sets", new { name = "Gate" })).Expect(201);
        (await owner.PostAsync("intent-examples/import", new { rows = new[] { Row("where is parcel now", "parcel"), Row("send money back today", "parcel") }, test = true, setId = set.Id })).Expect(200);
        var entry = await owner.DraftAsync("May I pay by card?", "Yes.");
        var (bot, _, _) = await company.BotAsync(new { });
        (await owner.PatchAsync($"bots/{bot}", new { on = false })).Expect(200);
        var flow = (await owner.PostAsync($"bots/{bot}/flows", new { name = "A flow", template = "callback" })).Expect(201).Id;
        (await owner.PatchAsync($"intent-test-sets/{set.Id}", new { required = true, least = 101 })).ExpectProblem(400, "invalid");
        (await owner.PatchAsync($"intent-test-sets/{set.Id}", new { required = true, least = 80 })).Expect(200);

        var refused = (await owner.PostAsync($"knowledge/entries/{entry}/publish", new { })).ExpectProblem(409, "testsFail");
        Assert.Equal(("Gate", 2, 1, 80), (refused["sets"][0].GetProperty("name").GetString(), refused["sets"][0].GetProperty("tests").GetInt32(), refused["sets"][0].GetProperty("right").GetInt32(), refused["sets"][0].GetProperty("least").GetInt32()));
        (await owner.PostAsync($"bots/{bot}/flows/{flow}/publish")).ExpectProblem(409, "testsFail");
        (await owner.PatchAsync($"bots/{bot}", new { on = true })).ExpectProblem(409, "testsFail");
        (await owner.PatchAsync($"bots/{bot}", new { name = "Still off" })).Expect(200);
        var number = (await owner.GetAsync("intent-models")).Expect(200).Items[0].GetProperty("number").GetInt64();
        (await owner.PostAsync($"intent-models/{number}/activate")).ExpectProblem(409, "testsFail");

        // With a wish that can be met it goes.
        (await owner.PatchAsync($"intent-test-sets/{set.Id}", new { least = 50 })).Expect(200);
        (await owner.PostAsync($"knowledge/entries/{entry}/publish", new { })).Expect(200);
        (await owner.PostAsync($"bots/{bot}/flows/{flow}/publish")).Expect(200);
        (await owner.PatchAsync($"bots/{bot}", new { on = true })).Expect(200);
        Assert.NotEmpty((await owner.GetAsync("audit?action=testSet.changed")).Expect(200).Items);
    }

    private static object Row(string text, string intent) => new { text, intent };

    private static async Task TeachAsync(Api owner) => (await owner.PostAsync("intent-examples/import", new
    {
        rows = Enumerable.Range(0, 24).Select(i => Row(i % 2 == 0 ? $"where is parcel {i}" : $"send money back {i}", i % 2 == 0 ? "parcel" : "money")),
        create = true,
    })).Expect(200);

    private static Task LearntAsync(Api owner) => Eventually.TrueAsync(
        async () => !(await owner.GetAsync("intent-models/learning")).Expect(200)["learning"].GetBoolean() && (await owner.GetAsync("intent-models")).Expect(200).Items.Any(m => m.GetProperty("active").GetBoolean()),
        Patience, "it has learnt");
}
