using System.Text.Json;
using Heed.Modules.Tests.Bot;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Routing;

public sealed class PreAnswerTests
{
    [Theory, OnEveryEngine]
    public async Task Who_waits_past_the_alarm_is_told_what_the_knowledge_knows_and_still_gets_a_person(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync("zh-CN");
        await Waits.QueueAsync(company.Owner, new { alarmSeconds = 120, alarmPreAnswers = true });
        var (_, inbox, siteKey) = await company.BotAsync();
        (await company.Owner.PatchAsync($"inboxes/{inbox}", new { autoAssign = true })).Expect(200);
        var visitor = await company.VisitorAsync(siteKey);
        Assert.Contains("人工", (await visitor.AskAsync("转人工"))[^1].Text(), StringComparison.Ordinal);
        await Waits.UntilAsync(async () => await visitor.HandlerAsync() == "queue");
        var conversation = await visitor.ConversationAsync();
        await visitor.SaysAsync("怎么退货");
        await Waits.UntilAsync(async () => (await company.Owner.GetAsync($"conversations/{conversation}/routing")).Expect(200)["standing"].ValueKind == JsonValueKind.String);

        host.Time.Advance(TimeSpan.FromSeconds(121));
        await Waits.UntilAsync(async () => (await visitor.GetAsync("/widget/v1/messages")).Items.Any(m => m.Text().Contains("七天内", StringComparison.Ordinal)));
        var said = (await visitor.GetAsync("/widget/v1/messages")).Items.Single(m => m.Text().Contains("七天内", StringComparison.Ordinal));
        Assert.Equal("如何申请退货？", said.Parts().GetProperty("source").GetProperty("title").GetString());
        Assert.Equal("queue", await visitor.HandlerAsync());
        Assert.Equal(JsonValueKind.String, (await company.Owner.ConversationAsync(conversation)).GetProperty("waitingSince").ValueKind);
        // Once, and the next person still gets it.
        host.Time.Advance(TimeSpan.FromSeconds(121));
        var agent = await company.PersonAsync();
        await using var live = await agent.LiveAsync();
        await Waits.UntilAsync(async () => (await company.Owner.ConversationAsync(conversation)).Assignee() == agent.Id);
        Assert.Single((await visitor.GetAsync("/widget/v1/messages")).Items, m => m.Text().Contains("七天内", StringComparison.Ordinal));
    }
}
