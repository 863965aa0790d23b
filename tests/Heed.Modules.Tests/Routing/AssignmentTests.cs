using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Routing;

public sealed class AssignmentTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Conversations_go_to_whoever_was_idle_longest_up_to_their_capacity_and_wait_for_more(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agents = new[] { await company.PersonAsync(), await company.PersonAsync() };
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        await using var first = await agents[0].LiveAsync();
        await using var second = await agents[1].LiveAsync();
        await first.NextAsync("ready");
        await second.NextAsync("ready");
        await Waits.UntilAsync(async () => await Waits.StateOfAsync(company.Owner, agents[0].Id) == "online" && await Waits.StateOfAsync(company.Owner, agents[1].Id) == "online");

        var conversations = new List<Guid>();
        for (var i = 0; i < 14; i++) conversations.Add((await company.ContactAsync(siteKey, $"contact {i}")).Conversation);
        await Waits.UntilAsync(async () => (await Waits.AssigneesAsync(company.Owner, conversations)).Count(a => a is not null) == 12);
        var assigned = await Waits.AssigneesAsync(company.Owner, conversations);
        Assert.Equal(6, assigned.Count(a => a == agents[0].Id));
        Assert.Equal(6, assigned.Count(a => a == agents[1].Id));
        for (var i = 1; i < 12; i++) Assert.NotEqual(assigned[i - 1], assigned[i]);
        var reason = (await company.Owner.ConversationAsync(conversations[0])).GetProperty("assignReason");
        Assert.Equal("routed", reason.GetProperty("code").GetString());
        Assert.Equal("longestIdle", reason.GetProperty("facts").GetProperty("why").GetString());
        Assert.Equal(2, reason.GetProperty("facts").GetProperty("free").GetInt32());
        Assert.Equal(6, (await agents[0].GetAsync("notices")).Items.Count(n => n.GetProperty("kind").GetString() == "assigned"));

        // One is done: room for the one that waits longest. Another comes: the last one.
        (await agents[0].PostAsync($"conversations/{conversations[assigned.ToList().IndexOf(agents[0].Id)]}/resolve")).Expect(200);
        await Waits.UntilAsync(async () => (await Waits.AssigneesAsync(company.Owner, conversations))[12] == agents[0].Id);
        Assert.Null((await Waits.AssigneesAsync(company.Owner, conversations))[13]);
        var third = await company.PersonAsync();
        await using var thirdLive = await third.LiveAsync();
        await Waits.UntilAsync(async () => (await Waits.AssigneesAsync(company.Owner, conversations))[13] == third.Id);
    }

    [Theory, OnEveryEngine]
    public async Task Nobody_gets_what_they_may_not_see_and_the_busy_get_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var elsewhere = await company.PersonAsync("agent", await company.BrandAsync("Elsewhere"));
        var reader = await company.PersonAsync("readOnly");
        var busy = await company.PersonAsync();
        var outsider = await company.PersonAsync();
        var inTeam = await company.PersonAsync();
        var team = await company.TeamAsync("Repairs", inTeam.Id, busy.Id);
        var lives = new List<LiveClient>();
        foreach (var one in new[] { elsewhere, reader, busy, outsider }) lives.Add(await one.LiveAsync());
        (await busy.PutAsync("presence", new { state = "busy" })).Expect(200);
        (await busy.PutAsync("presence", new { state = "offline" })).ExpectProblem(400, "invalid");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true, teamId = team });
        var (_, conversation) = await company.ContactAsync(siteKey);
        await Task.Delay(700, TestContext.Current.CancellationToken);
        Assert.Null((await Waits.AssigneesAsync(company.Owner, [conversation]))[0]);
        lives.Add(await inTeam.LiveAsync());
        await Waits.UntilAsync(async () => (await Waits.AssigneesAsync(company.Owner, [conversation]))[0] == inTeam.Id);
        foreach (var live in lives) await live.DisposeAsync();
    }

    [Theory, OnEveryEngine]
    public async Task Presence_ends_half_a_minute_after_the_last_socket_and_survives_a_reload(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync();
        Assert.Null(await Waits.StateOfAsync(company.Owner, agent.Id));
        var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        await Waits.UntilAsync(async () => await Waits.StateOfAsync(company.Owner, agent.Id) == "online");
        (await agent.PutAsync("presence", new { state = "away" })).Expect(200);
        Assert.Equal("away", await Waits.StateOfAsync(company.Owner, agent.Id));
        await live.DisposeAsync();
        var reloaded = await agent.LiveAsync();
        host.Time.Advance(TimeSpan.FromSeconds(40));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal("away", await Waits.StateOfAsync(company.Owner, agent.Id));
        await reloaded.DisposeAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromSeconds(40));
        await Waits.UntilAsync(async () => await Waits.StateOfAsync(company.Owner, agent.Id) == "offline");
    }
}
