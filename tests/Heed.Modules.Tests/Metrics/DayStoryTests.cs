using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Routing;
using Heed.Modules.Tests.Web;

namespace Heed.Modules.Tests.Metrics;

/// <summary>A day with its people: who leaves, who is there, who comes back.</summary>
public sealed class DayStoryTests
{
    [Theory, OnEveryEngine]
    public async Task A_visitor_who_leaves_has_abandoned_presence_makes_occupancy_and_returning_customers_have_their_own_satisfaction(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        // Noon, whatever the hour: the day's end is another story.
        var offset = 12 - host.Time.GetUtcNow().Hour;
        var company = await host.CreateWorkspaceAsync(timeZone: $"Etc/GMT{(offset < 0 ? '+' : '-')}{Math.Abs(offset)}");
        await Waits.QueueAsync(company.Owner, new { abandonSeconds = 60 });
        var (inbox, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });

        // The window is closed while nobody is there; it was open when the wait began.
        var (gone, left) = await company.ContactAsync(siteKey, "Anybody?");
        await Waits.UntilAsync(async () => (await company.Owner.GetAsync($"conversations/{left}/routing")).Expect(200)["standing"].ToString() == "waiting");
        await using (var window = await host.HelloAsync(gone.Token)) await window.NextAsync("ready");
        await Waits.PassAsync(host, async () =>
            (await company.Owner.GetAsync("reports/summary?metrics=abandonment")).Expect(200)["figures"].TryGetProperty("abandonment", out var share) && share.GetProperty("hits").GetInt32() == 1);
        Assert.Equal(left, Assert.Single((await company.Owner.GetAsync("reports/conversations?metrics=abandonment&hits=true")).Items).GetProperty("id").GetGuid());
        // The wait ended when the window closed, not when that was long enough ago.
        Assert.InRange(Assert.Single((await company.Owner.GetAsync("reports/conversations?metrics=wait")).Items).GetProperty("value").GetDouble(), 0, 59);
        (await company.Owner.PostAsync($"conversations/{left}/resolve")).Expect(200);

        // An agent comes, works ten minutes on two conversations at once, has five minutes of rest and waits ten more.
        var agent = await company.PersonAsync();
        await using var live = await agent.LiveAsync();
        await Waits.UntilAsync(async () => await Waits.StateOfAsync(company.Owner, agent.Id) == "online");
        var (first, one) = await company.ContactAsync(siteKey, "One");
        var (_, two) = await company.ContactAsync(siteKey, "Two");
        await Waits.UntilAsync(async () => (await Waits.AssigneesAsync(company.Owner, [one, two])).All(p => p == agent.Id));
        host.Time.Advance(TimeSpan.FromMinutes(5));
        (await agent.ReplyAsync(one, "Here.")).Expect(201);
        (await agent.ReplyAsync(two, "Here.")).Expect(201);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        (await agent.PostAsync($"conversations/{one}/resolve")).Expect(200);
        (await agent.PostAsync($"conversations/{two}/resolve")).Expect(200);
        (await first.PutAsync("/widget/v1/rating", new { score = 5 })).Expect(200);
        await MetricsTests.ReachedAsync(host, company.Workspace);
        var occupied = await FigureAsync(company.Owner, "occupancy");
        Assert.InRange(occupied, 0.95, 1);
        (await agent.PostAsync("breaks/calm")).Expect(201);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.InRange(await FigureAsync(company.Owner, "occupancy"), 0.95, 1);
        (await agent.PutAsync("presence", new { state = "online" })).Expect(200);
        host.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.InRange(await FigureAsync(company.Owner, "occupancy"), 0.55, 0.75);

        // The first customer comes back, and is less content.
        await first.SaysAsync("Broken again.");
        await Waits.UntilAsync(async () => (await company.Owner.GetAsync("conversations?tier=open")).Expect(200).Items.Any());
        await MetricsTests.ReachedAsync(host, company.Workspace);
        var parts = (await company.Owner.GetAsync("reports/table?metrics=csi,created&by=customers")).Expect(200)["rows"].EnumerateArray()
            .ToDictionary(r => r.GetProperty("parts")[0].GetProperty("key").GetString()!, r => r.GetProperty("figures"));
        Assert.Equal(100, parts["new"].GetProperty("csi").GetProperty("value").GetDouble());
        Assert.Equal(3, parts["new"].GetProperty("created").GetProperty("value").GetDouble());

        // Two of three resolutions were the last word. To write to the second customer changes nothing; that they begin anew does.
        Assert.Equal(2, await HitsAsync(host, company, "firstContact"));
        var customer = (await company.Owner.ConversationAsync(two)).GetProperty("customer").GetProperty("id").GetGuid();
        (await company.Owner.PostAsync("conversations", new { inboxId = inbox, customerId = customer, text = "Are you content?" })).Expect(201);
        Assert.Equal(2, await HitsAsync(host, company, "firstContact"));
        var anew = new InboundMessage(inbox, Guid.CreateVersion7(), customer, "Not at all.", [], null) { Thread = InboundThread.New };
        await host.Get<IConversations>().ReceiveAsync(Scope.System(company.Workspace), anew, null, CancellationToken.None);
        Assert.Equal(1, await HitsAsync(host, company, "firstContact"));
    }

    private static async Task<int> HitsAsync(HeedHost host, Company company, string metric)
    {
        await MetricsTests.ReachedAsync(host, company.Workspace);
        return (await company.Owner.GetAsync($"reports/summary?metrics={metric}")).Expect(200)["figures"].GetProperty(metric).GetProperty("hits").GetInt32();
    }

    private static async Task<double> FigureAsync(Api viewer, string metric) =>
        (await viewer.GetAsync($"reports/summary?metrics={metric}")).Expect(200)["figures"].GetProperty(metric).GetProperty("value").GetDouble();
}
