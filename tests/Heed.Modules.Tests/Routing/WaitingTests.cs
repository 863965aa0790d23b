using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Web;
using Heed.Routing.Public;

namespace Heed.Modules.Tests.Routing;

public sealed class WaitingTests
{
    [Theory, OnEveryEngine]
    public async Task Customers_see_their_place_keep_it_when_they_come_back_and_are_not_forgotten_when_they_wait_long(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        await Waits.QueueAsync(company.Owner, new { alarmSeconds = 300, abandonSeconds = 60 });
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        var (first, a) = await company.ContactAsync(siteKey, "One");
        var firstLive = await host.HelloAsync(first.Token);
        await firstLive.NextAsync("ready");
        var (_, b) = await company.ContactAsync(siteKey, "Two");
        var (third, c) = await company.ContactAsync(siteKey, "Three");
        await using var thirdLive = await host.HelloAsync(third.Token);
        await thirdLive.NextAsync("ready");
        await Waits.UntilAsync(async () => await PlaceAsync(third) == "2 people before you");
        Assert.Equal("You are next", await PlaceAsync(first));

        // The window is closed for good: the others move up, and see it.
        await firstLive.DisposeAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromSeconds(20));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal("waiting", (await WayAsync(company, a)).GetProperty("standing").GetString());
        await Waits.PassAsync(host, async () => (await WayAsync(company, a)).GetProperty("standing").GetString() == "left");
        await thirdLive.NextAsync(f => f.TryGetProperty("conversation", out var shown) && shown.TryGetProperty("place", out var place) && place.GetString() == "1 person before you");

        // Back, by a word: where they stood.
        await first.SaysAsync("Still there?");
        await Waits.UntilAsync(async () => (await WayAsync(company, a)).GetProperty("standing").GetString() == "waiting");
        Assert.Equal(1, (await WayAsync(company, a)).GetProperty("position").GetInt32());
        Assert.Equal(3, (await WayAsync(company, c)).GetProperty("position").GetInt32());

        // Past the alarm: told once, moved ahead.
        host.Time.Advance(TimeSpan.FromSeconds(240));
        await Waits.PassAsync(host, async () => (await company.Owner.GetAsync("notices")).Items.Any(n => n.GetProperty("kind").GetString() == "queueAlarm"));
        await Waits.UntilAsync(async () => (await WayAsync(company, c)).GetProperty("decisions").EnumerateArray().Any(d => d.GetProperty("code").GetString() == "riskRaised"));
        Assert.Single((await company.Owner.GetAsync("notices")).Items, n => n.GetProperty("kind").GetString() == "queueAlarm");
        Assert.Contains((await WayAsync(company, c)).GetProperty("candidates").EnumerateArray(), w => w.GetProperty("agentId").GetGuid() == company.Owner.Id && w.GetProperty("reason").GetString() == "away");

        var agent = await company.PersonAsync();
        await using var live = await agent.LiveAsync();
        await Waits.UntilAsync(async () => (await Waits.AssigneesAsync(company.Owner, [a, b, c])).All(p => p == agent.Id));
        var way = await WayAsync(company, b);
        Assert.Equal("held", way.GetProperty("standing").GetString());
        var handed = way.GetProperty("decisions").EnumerateArray().Last();
        Assert.Equal("assigned", handed.GetProperty("code").GetString());
        Assert.Equal("firstInLine", handed.GetProperty("why").GetString());
        Assert.True(handed.GetProperty("waitedSeconds").GetInt64() >= 300);

        // Silence: another gets it, with its place.
        await Waits.QueueAsync(company.Owner, new { silentSeconds = 60 });
        (await agent.ReplyAsync(a, "Here.")).Expect(201);
        (await agent.ReplyAsync(b, "Here.")).Expect(201);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        var other = await company.PersonAsync();
        await using var otherLive = await other.LiveAsync();
        await first.SaysAsync("And now?");
        await Waits.UntilAsync(async () => await Waits.StateOfAsync(company.Owner, other.Id) == "online");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromSeconds(61));
        await Waits.PassAsync(host, async () => (await Waits.AssigneesAsync(company.Owner, [a]))[0] == other.Id);
        Assert.Equal(agent.Id, (await Waits.AssigneesAsync(company.Owner, [b]))[0]);
    }

    [Theory, OnEveryEngine]
    public async Task Whoever_closes_the_window_before_they_stand_in_a_queue_is_gone_once_they_do(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        await Waits.QueueAsync(company.Owner, new { abandonSeconds = 60 });
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        var (visitor, held) = await company.ContactAsync(siteKey, "One");
        (await company.Owner.PostAsync($"conversations/{held}/take")).Expect(200);
        await Waits.UntilAsync(async () => (await WayAsync(company, held)).GetProperty("standing").GetString() == "held");
        await using (var window = await host.HelloAsync(visitor.Token)) await window.NextAsync("ready");

        // Nobody leaves a queue who stands in none.
        await Task.Delay(300, TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromSeconds(20));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal("held", (await WayAsync(company, held)).GetProperty("standing").GetString());

        (await company.Owner.PostAsync($"conversations/{held}/assign", new { assigneeId = (Guid?)null, teamId = (Guid?)null })).Expect(200);
        await Waits.PassAsync(host, async () => (await WayAsync(company, held)).GetProperty("standing").GetString() == "left");

        // A change of what is asked for does not bring back whoever has gone, a word does.
        (await company.Owner.PatchAsync($"conversations/{held}", new { priority = "urgent" })).Expect(200);
        await Waits.UntilAsync(async () => (await company.Owner.ConversationAsync(held)).GetProperty("priority").GetString() == "urgent");
        Assert.Equal("left", (await WayAsync(company, held)).GetProperty("standing").GetString());
        await visitor.SaysAsync("Back.");
        await Waits.UntilAsync(async () => (await WayAsync(company, held)).GetProperty("standing").GetString() == "waiting");
    }

    [Theory, OnEveryEngine]
    public async Task Whoever_has_gone_stays_gone_when_what_they_ask_for_changes(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        await Waits.QueueAsync(company.Owner, new { abandonSeconds = 60 });
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        var (_, waits) = await company.ContactAsync(siteKey, "One");
        await Waits.UntilAsync(async () => (await WayAsync(company, waits)).GetProperty("standing").GetString() == "waiting");
        // That they wrote a moment ago is told, and old by now.
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.True(await host.Get<IWaiting>().GoneAsync(company.Workspace, waits, host.Time.GetUtcNow(), TestContext.Current.CancellationToken));
        (await company.Owner.PatchAsync($"conversations/{waits}", new { priority = "urgent" })).Expect(200);
        await Waits.PassAsync(host, async () => (await WayAsync(company, waits)).GetProperty("standing").GetString() == "left");
    }

    private static async Task<string?> PlaceAsync(Api visitor) =>
        (await visitor.GetAsync("/widget/v1/messages")).Expect(200)["conversation"] is { ValueKind: JsonValueKind.Object } shown ? shown.GetProperty("place").GetString() : null;

    private static async Task<JsonElement> WayAsync(Company company, Guid conversation) => (await company.Owner.GetAsync($"conversations/{conversation}/routing")).Expect(200).Body;
}
