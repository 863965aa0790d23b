using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Bot;

public sealed class SuggestionTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Replies_are_proposed_with_source_and_use_teaches(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (bot, _, siteKey) = await company.BotAsync(new { });
        (await company.Owner.PatchAsync($"bots/{bot}", new { on = false })).Expect(200);
        const string Own = "退货很简单：订单页点“申请退货”，快递上门取件。";
        Guid Source(Answer answer) => answer.Items[0].GetProperty("sourceId").GetGuid();
        var before = 0.0;
        for (var round = 0; round < 3; round++)
        {
            var (_, conversation) = await company.ContactAsync(siteKey, "请问怎么退货");
            var offered = (await company.Owner.GetAsync($"conversations/{conversation}/suggestions")).Expect(200);
            Assert.Equal("knowledge", offered.Items[0].GetProperty("source").GetString());
            Assert.Equal("如何申请退货？", offered.Items[0].GetProperty("sourceTitle").GetString());
            Assert.NotEqual(Guid.Empty, Source(offered));
            var text = offered.Items[0].GetProperty("text").GetString()!;
            if (round == 0) before = offered.Items[0].GetProperty("confidence").GetDouble();
            if (round == 2)
            {
                Assert.Equal(Own, text);
                Assert.True(offered.Items[0].GetProperty("confidence").GetDouble() < before);
                break;
            }

            Assert.Contains("七天", text, StringComparison.Ordinal);
            var id = offered.Items[0].GetProperty("id").GetGuid();
            await company.Owner.ReplyAsync(conversation, Own);
            (await company.Owner.PostAsync($"conversations/{conversation}/suggestions/{id}/used", new { edited = Own })).Expect(204);
            (await company.Owner.PostAsync($"conversations/{conversation}/suggestions/{id}/used", new { edited = Own })).Expect(204);
        }
    }
}
