using System.Text.Json;
using Heed.Modules.Tests.Engines;
using Heed.Routing.Public;

namespace Heed.Modules.Tests.Routing;

public sealed class BreakTests
{
    [Theory, OnEveryEngine]
    public async Task A_break_is_asked_for_postponed_begins_by_itself_and_a_second_is_refused_with_a_word(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        var colleague = await company.PersonAsync();
        var supervisor = await company.PersonAsync("supervisor");
        var stranger = await company.PersonAsync("supervisor", await company.BrandAsync("Elsewhere"));
        await using var live = await agent.LiveAsync();
        await using var watching = await supervisor.LiveAsync();
        await live.NextAsync("ready");
        await watching.NextAsync("ready");
        await StateAsync(agent, "online");
        var rules = (await agent.GetAsync("presence/rules")).Expect(200);
        var pause = Reason(rules, "break");

        // What needs asking is not simply chosen; what is asked for is seen by supervisors, not by colleagues.
        (await agent.PutAsync("presence", new { state = "away", reasonId = pause })).ExpectProblem(409, "askFirst");
        (await agent.PutAsync("presence", new { state = "break" })).ExpectProblem(400, "invalid");
        var asked = (await agent.PostAsync("breaks", new { reasonId = pause, word = "Coffee" })).Expect(201);
        Assert.Equal(("asked", 15), (asked.Text("state"), asked["minutes"].GetInt32()));
        (await agent.PostAsync("breaks", new { reasonId = pause })).ExpectProblem(409, "breakOpen");
        (await agent.PostAsync("breaks/calm")).ExpectProblem(409, "breakOpen");
        var frame = await watching.NextOfAsync("break");
        Assert.Equal("Coffee", frame.GetProperty("data").GetProperty("word").GetString());
        Assert.Empty((await colleague.GetAsync("breaks")).Items);
        Assert.Single((await supervisor.GetAsync("breaks")).Items);
        (await colleague.PostAsync($"breaks/{asked.Id}/grant", new { inMinutes = 0 })).ExpectProblem(403, "forbidden");
        (await colleague.DeleteAsync($"breaks/{asked.Id}")).ExpectProblem(404, "notFound");

        // Postponed by ten minutes: it begins by itself, nothing else is given to the agent, and being late makes nobody available.
        var planned = (await supervisor.PostAsync($"breaks/{asked.Id}/grant", new { inMinutes = 10, word = "After the rush" })).Expect(200);
        Assert.Equal(("planned", "After the rush"), (planned.Text("state"), planned.Text("answer")));
        await StateAsync(agent, "online");
        host.Time.Advance(TimeSpan.FromMinutes(10));
        var here = await StateAsync(agent, "break");
        Assert.Equal(pause, here.GetProperty("reasonId").GetGuid());
        Assert.InRange((here.GetProperty("until").GetDateTimeOffset() - host.Time.GetUtcNow()).TotalMinutes, 14, 15);
        (await supervisor.PostAsync($"breaks/{asked.Id}/refuse", new { word = "No" })).ExpectProblem(409, "breakDecided");
        host.Time.Advance(TimeSpan.FromMinutes(20));
        await StateAsync(agent, "break");
        (await agent.PutAsync("presence", new { state = "online" })).Expect(200);
        Assert.Empty((await agent.GetAsync("breaks")).Items);

        // A refusal has a word; a request that is taken back is nobody's to decide.
        var second = (await agent.PostAsync("breaks", new { reasonId = pause, minutes = 5 })).Expect(201);
        (await supervisor.PostAsync($"breaks/{second.Id}/refuse", new { word = "" })).ExpectProblem(400, "invalid");
        (await supervisor.PostAsync($"breaks/{second.Id}/refuse", new { word = "Six wait. Ask again at four." })).Expect(200);
        frame = await live.NextAsync(f => f.TryGetProperty("kind", out var kind) && kind.GetString() == "break" && f.GetProperty("data").GetProperty("state").GetString() == "refused");
        Assert.Equal("Six wait. Ask again at four.", frame.GetProperty("data").GetProperty("answer").GetString());
        var third = (await agent.PostAsync("breaks", new { reasonId = pause })).Expect(201);
        Assert.Equal("withdrawn", (await agent.DeleteAsync($"breaks/{third.Id}")).Expect(200).Text("state"));
        (await supervisor.PostAsync($"breaks/{third.Id}/grant", new { inMinutes = 0 })).ExpectProblem(409, "breakDecided");

        // Nobody decides for two hours, or the agent is not connected when it is granted.
        var fourth = (await colleague.PostAsync("breaks", new { reasonId = pause })).Expect(201);
        (await supervisor.PostAsync($"breaks/{fourth.Id}/grant", new { inMinutes = 0 })).ExpectProblem(409, "notHere");
        host.Time.Advance(TimeSpan.FromHours(2));
        await UntilAsync(async () => (await supervisor.GetAsync("breaks")).Items.Count == 0);
        Assert.Empty((await stranger.GetAsync("breaks")).Items);
    }

    [Theory, OnEveryEngine]
    public async Task A_calm_break_comes_at_once_ends_by_itself_twice_a_day_and_states_are_remembered(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        (await agent.PostAsync("breaks/calm")).ExpectProblem(409, "notHere");
        await using var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        await StateAsync(agent, "online");
        // Ten in the morning of the workspace, so that the day does not end in the middle of the story.
        var local = TimeZoneInfo.ConvertTime(host.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        host.Time.Advance(TimeSpan.FromHours(24 + 10) - local.TimeOfDay);
        var began = host.Time.GetUtcNow();

        Assert.Equal(2, (await agent.GetAsync("breaks"))["calmLeft"].GetInt32());
        await CalmAsync(host, agent);
        await CalmAsync(host, agent);
        Assert.Equal(0, (await agent.GetAsync("breaks"))["calmLeft"].GetInt32());
        (await agent.PostAsync("breaks/calm")).ExpectProblem(409, "calmSpent");
        host.Time.Advance(TimeSpan.FromHours(23));

        // Settled anew: once a day, five minutes; reasons are renamed, added, and archived when left out.
        var settled = await company.Owner.PutAsync("presence/rules", new
        {
            calmPerDay = 1,
            calmMinutes = 5,
            reasons = new object[] { new { id = Reason((await agent.GetAsync("presence/rules")).Expect(200), "lunch"), name = "Noodles", minutes = 45, ask = false }, new { id = (Guid?)null, name = "Stock-taking", minutes = 0, ask = false } },
        });
        var reasons = settled.Expect(200)["reasons"].EnumerateArray().ToList();
        Assert.Equal(["Noodles", "Stock-taking"], reasons.Where(r => !r.GetProperty("archived").GetBoolean()).Select(r => r.GetProperty("name").GetString()!));
        Assert.Equal(4, reasons.Count(r => r.GetProperty("archived").GetBoolean()));
        (await agent.PutAsync("presence/rules", new { calmPerDay = 9, calmMinutes = 9, reasons = Array.Empty<object>() })).ExpectProblem(403, "forbidden");
        (await agent.PutAsync("presence", new { state = "away", reasonId = reasons[3].GetProperty("id").GetGuid() })).ExpectProblem(400, "invalid");
        var lunch = (await agent.PutAsync("presence", new { state = "away", reasonId = reasons[0].GetProperty("id").GetGuid() })).Expect(200);
        Assert.InRange((lunch["until"].GetDateTimeOffset() - host.Time.GetUtcNow()).TotalMinutes, 44, 45);
        (await agent.PostAsync("breaks/calm")).Expect(201);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        await StateAsync(agent, "online");

        // One's own day: three calm breaks and a lunch of nothing, no conversation answered.
        var day = (await agent.GetAsync("presence/day")).Expect(200);
        Assert.Equal(0, day["answered"].GetInt32());
        Assert.InRange(day["states"].EnumerateArray().Single(s => s.GetProperty("state").GetString() == "break").GetProperty("seconds").GetInt64(), 300, 330);

        using var session = host.Get<Heed.Platform.Store.IStore>().Read();
        var spans = await host.Get<IStateHistory>().SpansAsync(session, company.Workspace, [agent.Id], began, host.Time.GetUtcNow(), TestContext.Current.CancellationToken);
        Assert.Equal(
            [PresenceState.Online, PresenceState.Break, PresenceState.Online, PresenceState.Break, PresenceState.Online, PresenceState.Away, PresenceState.Break, PresenceState.Online],
            spans.Select(s => s.State).Where(s => s != PresenceState.Offline));
        Assert.All(spans.Zip(spans.Skip(1)), p => Assert.Equal(p.First.To, p.Second.From));
        Assert.Equal(began, spans[0].From);
    }

    private static async Task CalmAsync(HeedHost host, Api agent)
    {
        var calm = (await agent.PostAsync("breaks/calm")).Expect(201);
        Assert.Equal("running", calm.Text("state"));
        Assert.True((await StateAsync(agent, "break")).GetProperty("calm").GetBoolean());
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await StateAsync(agent, "online");
    }

    private static Guid Reason(Answer rules, string key) =>
        rules["reasons"].EnumerateArray().Single(r => r.GetProperty("key").GetString() == key).GetProperty("id").GetGuid();

    private static async Task<JsonElement> StateAsync(Api agent, string state)
    {
        JsonElement here = default;
        await UntilAsync(async () =>
        {
            here = (await agent.GetAsync("presence")).Expect(200).Items.FirstOrDefault(p => p.GetProperty("personId").GetGuid() == agent.Id);
            return here.ValueKind == JsonValueKind.Object && here.GetProperty("state").GetString() == state;
        });
        return here;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await holds()) return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come true within ten seconds.");
    }
}
