using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Web;

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
        host.Time.Advance(TimeSpan.FromSeconds(60));
        await Waits.UntilAsync(async () => (await WayAsync(company, a)).GetProperty("standing").GetString() == "left");
        await thirdLive.NextAsync(f => f.TryGetProperty("conversation", out var shown) && shown.TryGetProperty("place", out var place) && place.GetString() == "1 person before you");

        // Back, by a word: where they stood.
        await first.SaysAsync("Still there?");
        await Waits.UntilAsync(async () => (await WayAsync(company, a)).GetProperty("standing").GetString() == "waiting");
        Assert.Equal(1, (await WayAsync(company, a)).GetProperty("position").GetInt32());
        Assert.Equal(3, (await WayAsync(company, c)).GetProperty("position").GetInt32());

        // Past the alarm: told once, moved ahead.
        host.Time.Advance(TimeSpan.FromSeconds(240));
        await Waits.UntilAsync(async () => (await company.Owner.GetAsync("notices")).Items.Any(n => n.GetProperty("kind").GetString() == "queueAlarm"));
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
        await Waits.UntilAsync(async () => (await Waits.AssigneesAsync(company.Owner, [a]))[0] == other.Id);
        Assert.Equal(agent.Id, (await Waits.AssigneesAsync(company.Owner, [b]))[0]);
    }

    private static async Task<string?> PlaceAsync(Api visitor) =>
        (await visitor.GetAsync("/widget/v1/messages")).Expect(200)["conversation"] is { ValueKind: JsonValueKind.Object } shown ? shown.GetProperty("place").GetString() : null;

    private static async Task<JsonElement> WayAsync(Company company, Guid conversation) => (await company.Owner.GetAsync($"conversations/{conversation}/routing")).Expect(200).Body;
}
