using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Web;

public sealed class LiveTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_socket_opened_before_the_first_word_hears_the_whole_conversation(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var started = (await company.Host.StartAsync(siteKey)).Expect(200);
        var visitor = company.Host.Visitor(started);
        await using var live = await company.Host.HelloAsync(visitor.Token, started.Text("cursor"));
        await live.NextAsync("ready");
        var conversation = (await visitor.SaysAsync("hello?"))["conversation"].GetProperty("id").GetGuid();
        Assert.True((await live.MessageAsync("hello?")).GetProperty("message").GetProperty("mine").GetBoolean());
        (await company.Owner.ReplyAsync(conversation, "internal", new { note = true })).Expect(201);
        (await company.Owner.ReplyAsync(conversation, "yes!")).Expect(201);
        Assert.False((await live.MessageAsync("yes!")).GetProperty("message").GetProperty("mine").GetBoolean());
        Assert.DoesNotContain(live.Frames, f => f.GetRawText().Contains("internal", StringComparison.Ordinal));
        AssertChained(live.Frames);
        // What reached the socket is delivered; what was read is seen.
        await Eventually(async () => (await company.Owner.ConversationAsync(conversation)).GetProperty("customerDelivered").GetInt32() > 0);
        (await visitor.PutAsync("/widget/v1/seen", new { position = 99 })).Expect(204);
        var read = await company.Owner.ConversationAsync(conversation);
        Assert.Equal(read.GetProperty("messageCount").GetInt32(), read.GetProperty("customerSeen").GetInt32());
    }

    [Theory, OnEveryEngine]
    public async Task Nothing_is_missed_or_doubled_over_broken_lines_and_a_restart(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, conversation) = await company.ContactAsync(siteKey, "start");
        var cursor = (await visitor.GetAsync("/widget/v1/messages")).Expect(200).Text("cursor");
        var heard = new List<string>();
        var written = 0;
        for (var round = 0; round < 4; round++)
        {
            if (round == 2) await host.RestartAsync();
            var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
            await using var live = await host.HelloAsync(visitor.Token, cursor);
            for (var i = 0; i < 5; i++) (await owner.ReplyAsync(conversation, $"line {written++}")).Expect(201);
            await live.MessageAsync($"line {written - 1}");
            heard.AddRange(live.Frames.Where(f => f.TryGetProperty("message", out _)).Select(f => f.GetProperty("message").GetProperty("text").GetString()!));
            AssertChained(live.Frames);
            var epoch = cursor[..(cursor.IndexOf('.', StringComparison.Ordinal) + 1)];
            cursor = epoch + live.Frames.Last(f => f.TryGetProperty("seq", out _)).GetProperty("seq").GetInt64();
            // Written while nobody listens.
            for (var i = 0; i < 3; i++) (await owner.ReplyAsync(conversation, $"line {written++}")).Expect(201);
        }

        var late = new Api(host.Address, null) { Token = visitor.Token };
        var polled = (await late.GetAsync($"/widget/v1/events?after={cursor}&wait=0")).Expect(200);
        heard.AddRange(polled["frames"].EnumerateArray().Where(f => f.TryGetProperty("message", out _)).Select(f => f.GetProperty("message").GetProperty("text").GetString()!));
        Assert.Equal(Enumerable.Range(0, written).Select(i => $"line {i}"), heard.Where(t => t.StartsWith("line", StringComparison.Ordinal)));
    }

    [Theory, OnEveryEngine]
    public async Task Bad_hellos_and_garbage_close_that_socket_and_nothing_else(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var host = company.Host;
        var (_, siteKey) = await company.WebInboxAsync();
        var (visitor, _) = await company.ContactAsync(siteKey);
        foreach (object hello in new object[]
        {
            new { type = "hello" }, new { type = "typing", on = true }, new { type = "hello", token = 1 }, new[] { 1 }, "x",
            new { type = "hello", token = visitor.Token, after = "nonsense" }, new { type = "hello", token = new string('a', 20_000) },
        })
        {
            await using var live = await host.WidgetSocketAsync();
            await live.SendAsync(hello);
            Assert.Equal(4400, await live.ClosedAsync());
        }

        await using (var refused = await host.HelloAsync(visitor.Token![..^1] + "_")) Assert.Equal(4401, await refused.ClosedAsync());
        await using var good = await host.HelloAsync(visitor.Token);
        await good.NextAsync("ready");
        await good.SendAsync(new { type = "unknownThing", on = 1 });
        await good.SendAsync(new { type = "typing", on = "yes" });
        await visitor.SaysAsync("still alive");
        await good.MessageAsync("still alive");
        await good.SendAsync(new { nonsense = true });
        Assert.Equal(4400, await good.ClosedAsync());
        Assert.DoesNotContain(good.Frames, f => f.GetRawText().Contains(visitor.Token!, StringComparison.Ordinal));
    }

    [Theory, OnEveryEngine]
    public async Task A_socket_without_a_hello_is_closed_after_ten_seconds(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        await using var live = await host.WidgetSocketAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(4400, await live.ClosedAsync());
    }

    [Theory, OnEveryEngine]
    public async Task An_agent_typing_shows_in_the_widget_and_the_customer_typing_shows_to_agents(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, conversation) = await company.ContactAsync(siteKey);
        await using var agent = await company.Owner.LiveAsync();
        await agent.NextAsync("ready");
        await using var live = await company.Host.HelloAsync(visitor.Token);
        await live.NextAsync("ready");
        await agent.SendAsync(new { type = "typing", conversationId = conversation, on = true });
        Assert.True((await live.NextAsync("typing")).GetProperty("on").GetBoolean());
        await live.SendAsync(new { type = "typing", on = true });
        var seen = await agent.NextAsync(f => f.GetProperty("type").GetString() == "typing" && f.GetProperty("actor").GetProperty("kind").GetString() == "customer");
        Assert.Equal(conversation, seen.GetProperty("conversationId").GetGuid());
    }

    [Theory, OnEveryEngine]
    public async Task Messages_over_the_limit_are_refused_with_when_to_come_back(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine, b =>
        {
            b.Configuration["Heed:Limits:VisitorMessageBurst"] = "3";
            b.Configuration["Heed:Limits:VisitorMessagePerSecond"] = "0.01";
        });
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync();
        var visitor = await company.VisitorAsync(siteKey);
        for (var i = 0; i < 3; i++) await visitor.SaysAsync($"{i}");
        var refused = (await visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "4" })).ExpectProblem(429, "tooMany");
        Assert.NotEmpty(refused.Headers.GetValues("Retry-After").Single());
        await (await company.VisitorAsync(siteKey)).SaysAsync("another visitor is not held up");
    }

    private static void AssertChained(IEnumerable<JsonElement> frames)
    {
        long? last = null;
        foreach (var frame in frames.Where(f => f.TryGetProperty("seq", out _)))
        {
            if (last is { } before) Assert.Equal(before, frame.GetProperty("prev").GetInt64());
            last = frame.GetProperty("seq").GetInt64();
        }
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await holds()) return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come true within five seconds.");
    }
}
