using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Knowledge;
using Heed.Modules.Tests.Orders;
using Heed.Modules.Tests.Web;

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

    [Theory, OnEveryEngine]
    public async Task Facts_of_an_order_are_filled_in_for_who_has_proven_that_it_is_theirs(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (bot, inbox, siteKey) = await company.BotAsync();
        (await company.Owner.PatchAsync($"bots/{bot}", new { on = false })).Expect(200);
        await company.ShopAsync();
        await company.Owner.PublishedAsync("我的订单是什么状态？", "您的订单 {{order.number}}：{{order.status}}，运单 {{order.tracking}}。", language: "zh-CN");
        var secret = await company.Owner.SecretAsync(inbox);
        var vouched = company.Host.Visitor(await company.Host.StartAsync(siteKey, identity: company.Host.Identity(secret, siteKey, "u1", "王小明")));
        var said = await vouched.SaysAsync("我的订单是什么状态");
        var told = (await company.Owner.GetAsync($"conversations/{said["conversation"].GetProperty("id").GetGuid()}/suggestions")).Expect(200).Items[0];
        Assert.StartsWith("您的订单 A-1001：", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("SF1001", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(told.GetProperty("missing").EnumerateArray());
        var (_, stranger) = await company.ContactAsync(siteKey, "我的订单 A-1001 是什么状态");
        var untold = (await company.Owner.GetAsync($"conversations/{stranger}/suggestions")).Expect(200);
        Assert.DoesNotContain("SF1001", untold.Raw, StringComparison.Ordinal);
        Assert.Contains("order.tracking", untold.Items[0].GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
    }
}
