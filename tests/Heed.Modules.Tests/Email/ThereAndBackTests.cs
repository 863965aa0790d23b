using System.Diagnostics;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.MailServers;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Email;

[Trait("Needs", "mail servers")]
public sealed class ThereAndBackTests(HeedHosts hosts, ITestOutputHelper output) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_mail_is_answered_and_the_customers_answer_joins_the_thread(TestEngine engine)
    {
        var server = await PostfixServer.SharedAsync();
        var company = await hosts.CompanyAsync(engine);
        var inbox = await company.MailInboxAsync(server);
        var customer = server.Dovecot.NewUser();

        await inbox.ReceiveAsync($"张伟 <{customer}>", "订单 42 未收到", "您好，我的订单还没到。\n谢谢", "first@customer.test");
        var conversation = (await company.ConversationsAsync(1))[0];
        Assert.Equal("email", conversation.GetProperty("channel").GetString());
        Assert.Equal("订单 42 未收到", conversation.GetProperty("subject").GetString());
        Assert.Equal("张伟", conversation.GetProperty("customer").GetProperty("name").GetString());
        var thread = await company.Owner.ThreadAsync(conversation.IdOf());
        Assert.Equal("您好，我的订单还没到。\n谢谢", thread[0].GetProperty("text").GetString());
        Assert.Equal(customer, thread[0].GetProperty("letter").GetProperty("from").GetProperty("address").GetString());

        var answer = (await company.Owner.ReplyAsync(conversation.IdOf(), "已经为您查询，明天送达。")).Expect(201);
        Assert.Equal("sending", answer.Text("state"));
        var received = Assert.Single(await server.MailsAsync(customer, 1));
        Assert.Equal("Re: 订单 42 未收到", received.Subject);
        Assert.Equal(inbox.Address, received.From!.Address);
        Assert.Equal(["first@customer.test"], received.InReplyTo);
        Assert.StartsWith("已经为您查询，明天送达。", received.Text, StringComparison.Ordinal);
        Assert.Contains("> 您好，我的订单还没到。", received.Text, StringComparison.Ordinal);
        await Eventually.TrueAsync(
            async () => (await company.Owner.ThreadAsync(conversation.IdOf())).Any(m => m.GetProperty("state").GetString() == "sent" && m.IdOf() == answer.Id), MailSteps.Patience, "the answer is sent");

        await inbox.ReceiveAsync(
            $"张伟 <{customer}>", "回复: 完全不同的主题", $"收到了，谢谢！\n\nOn 2026-11-22 10:00, Heed Support wrote:\n> 已经为您查询，明天送达。", "second@customer.test", received.MessageId);
        await Eventually.TrueAsync(async () => (await company.Owner.WordsAsync(conversation.IdOf())).Count == 3, MailSteps.Patience, "the customer's answer is in the thread");
        Assert.Equal(["您好，我的订单还没到。\n谢谢", "已经为您查询，明天送达。", "收到了，谢谢！"], await company.Owner.WordsAsync(conversation.IdOf()));
        await company.ConversationsAsync(1);
    }

    [Fact]
    public async Task A_new_mail_stands_in_the_console_within_two_seconds()
    {
        var server = await PostfixServer.SharedAsync();
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var inbox = await company.MailInboxAsync(server);
        await using var live = await company.Owner.LiveAsync();
        await live.NextAsync("ready");
        var taken = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await inbox.ReceiveAsync($"c{i}@customer.test", $"Mail {i}", "Words");
            await live.NextAsync(f => f.TryGetProperty("event", out var e) && e.GetString() == "message.added");
            taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        taken.Sort();
        output.WriteLine($"delivery to console by IDLE: p50 {taken[9]:0} ms, p95 {taken[18]:0} ms, most {taken[19]:0} ms");
        Assert.True(taken[18] < 2000, $"p95 {taken[18]:0} ms");
    }
}
