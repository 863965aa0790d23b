using System.Text.Json;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Conversations;

public sealed class SnoozingTests
{
    [Theory, OnEveryEngine]
    public async Task What_is_put_off_leaves_the_lists_and_comes_back_at_its_time_after_a_restart(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync("supervisor");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        (await agent.PostAsync($"conversations/{id}/take")).Expect(200);
        var before = await agent.ConversationAsync(id);

        var until = host.Time.GetUtcNow().AddHours(3);
        var put = (await agent.PutAsync($"conversations/{id}/snooze", new { until })).Expect(200);
        Assert.Equal("waiting", put.Text("category"));
        Assert.Empty((await agent.GetAsync("conversations?tier=open")).Items);
        Assert.Single((await agent.GetAsync("conversations?tier=snoozed")).Expect(200).Items);
        Assert.Equal(0, (await agent.GetAsync("conversations/counts"))["all"].GetProperty("waiting").GetInt32());

        await host.StopAsync();
        host.Time.Advance(TimeSpan.FromHours(4));
        await host.StartAsync();
        var owner = await host.SignInAsync(company.Workspace, agent.Person);
        await Eventually.TrueAsync(async () => (await owner.GetAsync("conversations?tier=waiting")).Items.Count == 1, TimeSpan.FromSeconds(10), "it is back");
        var back = await owner.ConversationAsync(id);
        Assert.Equal(JsonValueKind.Null, back.GetProperty("snoozed").ValueKind);
        Assert.Equal(before.GetProperty("statusId").GetGuid(), back.GetProperty("statusId").GetGuid());
        Assert.Equal("woken", Assert.Single((await owner.GetAsync("notices")).Expect(200).Items).GetProperty("kind").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task The_customers_message_wakes_it_and_an_own_answer_does_not(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey);
        (await company.Owner.PutAsync($"conversations/{id}/snooze", new { })).Expect(200);
        (await company.Owner.ReplyAsync(id, "I will ask and come back to you.")).Expect(201);
        Assert.Single((await company.Owner.GetAsync("conversations?tier=snoozed")).Items);
        await visitor.SaysAsync("Any news?");
        Assert.Single((await company.Owner.GetAsync("conversations?tier=waiting")).Items);
        Assert.Empty((await company.Owner.GetAsync("conversations?tier=snoozed")).Items);

        (await company.Owner.PutAsync($"conversations/{id}/snooze", new { until = host.Time.GetUtcNow().AddDays(1) })).Expect(200);
        (await company.Owner.DeleteAsync($"conversations/{id}/snooze")).Expect(200);
        (await company.Owner.DeleteAsync($"conversations/{id}/snooze")).Expect(200);
        Assert.Single((await company.Owner.GetAsync("conversations?tier=waiting")).Items);
        (await company.Owner.PostAsync($"conversations/{id}/resolve")).Expect(200);
        (await company.Owner.PutAsync($"conversations/{id}/snooze", new { })).ExpectProblem(409, "resolved");
        (await company.Owner.PutAsync($"conversations/{id}/snooze", new { until = host.Time.GetUtcNow().AddDays(-1) })).Expect(400);
    }
}
