using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Web;

public sealed class FirstContactTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_page_view_stores_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var started = (await company.Host.StartAsync(siteKey)).Expect(200);
        Assert.Equal(started.CustomerId(), (await company.Host.StartAsync(siteKey, started.Text("token"))).CustomerId());
        Assert.Empty((await company.Owner.GetAsync("customers")).Expect(200).Items);
    }

    [Theory, OnEveryEngine]
    public async Task Fifty_first_messages_at_once_make_one_customer_and_one_conversation(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var visitor = await company.VisitorAsync(siteKey);
        var sent = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => SendAsync(visitor, $"line {i}")));
        Assert.Single(sent.Select(s => s["conversation"].GetProperty("id").GetGuid()).Distinct());
        Assert.Equal(50, sent.Select(s => s["message"].GetProperty("position").GetInt32()).Distinct().Count());
        Assert.Single((await company.Owner.GetAsync("customers")).Expect(200).Items);
        Assert.Single((await company.Owner.GetAsync("conversations?tier=all")).Expect(200).Items);
    }

    [Theory, OnEveryEngine]
    public async Task A_message_sent_again_gives_the_same_answer(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var visitor = await company.VisitorAsync(siteKey);
        var id = Guid.CreateVersion7();
        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.SaysAsync("once", id)));
        Assert.Single(sent.Select(s => s["message"].GetRawText()).Distinct());
        var conversation = sent[0]["conversation"].GetProperty("id").GetGuid();
        Assert.Equal(["once"], await company.Owner.WordsAsync(conversation));
    }

    [Theory, OnEveryEngine]
    public async Task Another_visitors_message_id_gives_nothing_away(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (first, second) = (await company.VisitorAsync(siteKey), await company.VisitorAsync(siteKey));
        var id = Guid.CreateVersion7();
        await first.SaysAsync("my secret", id);
        var answer = await second.PostAsync("/widget/v1/messages", new { id, text = "mine" });
        Assert.Equal(409, answer.Status);
        Assert.DoesNotContain("secret", answer.Raw, StringComparison.Ordinal);
        Assert.Empty((await second.GetAsync("/widget/v1/messages")).Expect(200).Items);
    }

    [Theory, OnEveryEngine]
    public async Task Files_travel_with_the_message(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var visitor = await company.VisitorAsync(siteKey);
        var file = (await visitor.UploadAsync("/widget/v1/files", "铭牌.txt", "text/plain", "model 1024"u8.ToArray())).Expect(201);
        var sent = (await visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "", fileIds = new[] { file.Id } })).Expect(201);
        var attachment = Assert.Single(sent["message"].GetProperty("attachments").EnumerateArray());
        Assert.Equal("铭牌.txt", attachment.GetProperty("name").GetString());
        var stranger = await company.VisitorAsync(siteKey);
        var stolen = (await visitor.UploadAsync("/widget/v1/files", "a.txt", "text/plain", "a"u8.ToArray())).Expect(201);
        (await stranger.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "", fileIds = new[] { stolen.Id } })).ExpectProblem(400, "invalid");
    }

    [Theory, OnEveryEngine]
    public async Task A_blocked_customer_is_refused_everywhere(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (visitor, conversation) = await company.ContactAsync(siteKey);
        await using var live = await company.Host.HelloAsync(visitor.Token);
        await live.NextAsync("ready");
        var customer = (await company.Owner.ConversationAsync(conversation)).GetProperty("customer").GetProperty("id").GetGuid();
        Assert.True((await company.Owner.PostAsync($"customers/{customer}/block", new { reason = "abuse" })).Status is 200 or 204);
        (await visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "still here" })).ExpectProblem(403, "blocked");
        (await company.Host.StartAsync(siteKey, visitor.Token)).ExpectProblem(403, "blocked");
        Assert.Equal(4403, await live.ClosedAsync());
    }

    /// <summary>As the widget does it: when the database cannot serve so many at once, the same message goes again.</summary>
    private static async Task<Answer> SendAsync(Api visitor, string text)
    {
        var id = Guid.CreateVersion7();
        for (var attempt = 0; ; attempt++)
        {
            var answer = await visitor.PostAsync("/widget/v1/messages", new { id, text });
            if (answer.Status != 503 || attempt == 10) return answer.Expect(201);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
