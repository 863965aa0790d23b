using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Knowledge;
using Heed.Modules.Tests.Orders;

namespace Heed.Modules.Tests.Webhooks;

public sealed class WebhookTests
{
    [Theory, OnEveryEngine]
    public async Task What_happens_is_told_signed_and_as_the_API_answers_it(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var (inbox, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        await company.ContactAsync(siteKey, "Before the webhook");
        var (hook, secret) = await owner.WebhookAsync(receiver);

        var (_, conversation) = await company.ContactAsync(siteKey, "在吗？");
        var message = await receiver.CallAsync(c => c.Type == "message.created");
        (await owner.PostAsync($"conversations/{conversation}/take")).Expect(200);
        (await owner.ReplyAsync(conversation, "Only for us", new { note = true })).Expect(201);
        (await owner.PostAsync($"conversations/{conversation}/resolve")).Expect(200);
        var resolved = await receiver.CallAsync(c => c.Type == "conversation.resolved");
        await receiver.CallAsync(c => c.Type == "conversation.assigned");
        await receiver.CallAsync(c => c.Type == "note.created");
        await receiver.CallAsync(c => c.Type == "customer.created");

        Assert.All(receiver.Calls, c => Assert.True(c.IsBy(secret)));
        Assert.Equal("在吗？", message.Json.GetProperty("data").GetProperty("text").GetString());
        Assert.DoesNotContain(receiver.Calls, c => c.Text.Contains("Before the webhook", StringComparison.Ordinal));
        Assert.Equal((await owner.ConversationAsync(conversation)).GetProperty("id").GetGuid(), resolved.Json.GetProperty("data").GetProperty("id").GetGuid());
        Assert.Equal(inbox, resolved.Json.GetProperty("data").GetProperty("inboxId").GetGuid());
        Assert.Equal((company.Workspace.Value, "conversation", owner.Id), (resolved.Json.GetProperty("workspace").GetInt32(), resolved.Json.GetProperty("kind").GetString(), resolved.Json.GetProperty("actor").GetProperty("id").GetGuid()));
        // Lines of the thread's own history are no messages.
        Assert.DoesNotContain(receiver.Calls, c => c.Type == "message.created" && c.Json.GetProperty("data").GetProperty("authorKind").GetString() == "system");
        await owner.LogAsync(hook, log => log.All(d => d.Stage() == "delivered"), "everything is delivered");
        var log = await owner.DeliveriesAsync(hook);
        Assert.Equal(receiver.Calls.Select(c => (c.Id, c.Json.GetProperty("seq").GetInt64())).Order(), log.Select(d => (d.GetProperty("id").GetString()!, d.GetProperty("seq").GetInt64())).Order());
        Assert.Equal(204, log[0].GetProperty("status").GetInt32());
        Assert.NotEmpty(await owner.DeliveriesAsync(hook, "&event=note.created&stage=delivered"));
        Assert.Empty(await owner.DeliveriesAsync(hook, "&stage=dead"));
    }

    [Theory, OnEveryEngine]
    public async Task A_webhook_is_made_changed_tried_and_removed_and_its_secret_shown_once(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        var owner = (await host.CreateWorkspaceAsync()).Owner;
        foreach (var (url, code) in new[] { ("http://10.0.0.1/in", "privateTarget"), ("http://shop.example/in", "httpsOnly"), ("https://user:pass@shop.example/", "badUrl"), ("https://localhost/", "privateTarget"), ("shop", "badUrl") })
        {
            var refused = (await owner.PostAsync("webhooks", new { name = "x", url })).ExpectProblem(400, "invalid");
            Assert.Equal(code, refused["errors"].GetProperty("url")[0].GetProperty("code").GetString());
        }

        (await owner.PostAsync("webhooks", new { name = "x", url = receiver.Url, events = new[] { "conversation.exploded" } })).ExpectProblem(400, "invalid");
        (await owner.PostAsync("webhooks", new { name = "x", url = receiver.Url, brandIds = new[] { Guid.CreateVersion7() } })).ExpectProblem(400, "invalid");
        var (hook, secret) = await owner.WebhookAsync(receiver, ["rating.given", "conversation.created"]);
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var listed = Assert.Single((await owner.GetAsync("webhooks")).Expect(200).Items);
        Assert.DoesNotContain("whsec_", listed.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["conversation.created", "rating.given"], listed.GetProperty("events").EnumerateArray().Select(e => e.GetString()));
        Assert.Contains("message.created", (await owner.GetAsync("webhooks/events")).Expect(200).Raw, StringComparison.Ordinal);

        (await owner.PatchAsync($"webhooks/{hook}", new { name = "ERP", description = "Orders", events = (string[]?)null }, "\"7\"")).ExpectProblem(412, "stale");
        var changed = (await owner.PatchAsync($"webhooks/{hook}", new { name = "ERP", events = (string[]?)null }, "\"1\"")).Expect(200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, changed["events"].ValueKind);
        var test = (await owner.PostAsync($"webhooks/{hook}/test")).Expect(201);
        var call = await receiver.CallAsync(c => c.Type == "webhook.test");
        Assert.Equal((test.Id.ToString(), true), (call.Id, call.IsBy(secret)));
        await owner.LogAsync(hook, log => log.Single().Stage() == "delivered", "the test is delivered");

        (await owner.PatchAsync($"webhooks/{hook}", new { enabled = false })).Expect(200);
        (await owner.PostAsync($"webhooks/{hook}/test")).ExpectProblem(409, "webhookOff");
        Assert.Equal("person", (await owner.WebhookAsync(hook)).GetProperty("pause").GetString());
        (await owner.DeleteAsync($"webhooks/{hook}")).Expect(204);
        (await owner.GetAsync($"webhooks/{hook}/deliveries")).ExpectProblem(404, "notFound");
        await host.Get<Heed.Webhooks.Deliveries.DeliveryUpkeep>().RunAsync(TestContext.Current.CancellationToken);
        using var session = host.Get<Heed.Platform.Store.IStore>().Read();
        Assert.Equal(0, await session.NumberAsync($"select count(*) from webhooks_deliveries", TestContext.Current.CancellationToken));
    }

    [Theory, OnEveryEngine]
    public async Task For_a_day_after_a_rotation_both_secrets_sign(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        var owner = (await host.CreateWorkspaceAsync()).Owner;
        var (hook, first) = await owner.WebhookAsync(receiver);
        var second = (await owner.PostAsync($"webhooks/{hook}/rotate-secret", key: "rotate")).Expect(200).Text("secret");
        Assert.NotEqual(first, second);
        var both = await TestAsync();
        Assert.Equal((true, true), (both.IsBy(first), both.IsBy(second)));
        host.Time.Advance(TimeSpan.FromHours(25));
        var one = await TestAsync();
        Assert.Equal((false, true), (one.IsBy(first), one.IsBy(second)));
        Assert.DoesNotContain(second["whsec_".Length..], await EverythingStoredAsync(host), StringComparison.Ordinal);

        async Task<Receiver.Call> TestAsync()
        {
            var id = (await owner.PostAsync($"webhooks/{hook}/test")).Expect(201).Id.ToString();
            return await receiver.CallAsync(c => c.Id == id);
        }
    }

    [Theory, OnEveryEngine]
    public async Task A_webhook_tells_no_more_than_its_maker_may_read_and_hears_of_its_brands_only(TestEngine engine)
    {
        await using var host = await WebhookSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var other = await company.BrandAsync("Other");
        var (_, here) = await company.WebInboxAsync("Here", more: new { autoAssign = false });
        var (_, there) = await company.WebInboxAsync("There", other, new { autoAssign = false });
        var agent = await company.PersonAsync("agent");
        (await agent.GetAsync("webhooks")).ExpectProblem(403, "forbidden");
        var role = (await owner.PostAsync("roles", new { name = "Plumber", visibility = "all", permissions = new[] { "webhooks.manage" } })).Expect(201).Id;
        var key = (await owner.PostAsync("api-keys", new { name = "Plumber", roleId = role })).Expect(201).Text("secret");
        var plumber = host.Anonymous(company.Workspace);
        plumber.Token = key;
        (await plumber.PostAsync("webhooks", new { name = "Ears", url = receiver.Url })).ExpectProblem(403, "forbidden");
        // Whoever may not read orders has nobody told of them.
        var ears = (await owner.PostAsync("roles", new { name = "Ears", visibility = "all", permissions = new[] { "webhooks.manage", "conversations.read", "customers.read" } })).Expect(201).Id;
        plumber.Token = (await owner.PostAsync("api-keys", new { name = "Ears", roleId = ears })).Expect(201).Text("secret");
        foreach (var events in new[] { null, new[] { "order.created" }, ["knowledgeEntry.published"] }) (await plumber.PostAsync("webhooks", new { name = "Ears", url = receiver.Url, events })).ExpectProblem(403, "forbidden");
        (await plumber.PostAsync("webhooks", new { name = "Ears", url = receiver.Url, events = new[] { "rating.given", "botForm.created" } })).Expect(201);
        var local = await company.PersonAsync("admin", other);
        (await local.PostAsync("webhooks", new { name = "Ears", url = receiver.Url })).ExpectProblem(403, "forbidden");
        var (all, _) = await owner.WebhookAsync(receiver, ["inbox.created"]);
        var (hook, _) = await local.WebhookAsync(receiver, ["conversation.created", "message.created", "customer.created"], [other]);
        (await local.GetAsync($"webhooks/{all}")).ExpectProblem(404, "notFound");
        Assert.Equal(hook, Assert.Single((await local.GetAsync("webhooks")).Items).GetProperty("id").GetGuid());
        Assert.Single((await local.GetAsync("webhooks/health")).Expect(200).Items);

        await company.ContactAsync(here, "Not for the other brand");
        await company.ContactAsync(there, "For the other brand");
        await receiver.CallAsync(c => c.Type == "message.created");
        await receiver.CallAsync(c => c.Type == "conversation.created");
        await owner.LogAsync(hook, log => log.Count >= 2 && log.All(d => d.Stage() == "delivered"), "the brand's events are delivered");
        Assert.Contains(receiver.Calls, c => c.Text.Contains("For the other brand", StringComparison.Ordinal));
        Assert.DoesNotContain(receiver.Calls, c => c.Text.Contains("Not for the other brand", StringComparison.Ordinal));

        // Orders and knowledge are told to those who may read them.
        await owner.WebhookAsync(receiver, ["order.created", "knowledgeEntry.published"]);
        var entry = await owner.PublishedAsync("How long is the warranty?", "Two years.");
        await company.ShopAsync();
        Assert.Equal(entry, (await receiver.CallAsync(c => c.Type == "knowledgeEntry.published")).Json.GetProperty("data").GetProperty("id").GetGuid());
        await receiver.CallAsync(c => c.Type == "order.created" && c.Text.Contains("A-1001", StringComparison.Ordinal));
        var stranger = (await host.CreateWorkspaceAsync()).Owner;
        (await stranger.GetAsync($"webhooks/{hook}")).ExpectProblem(404, "notFound");
    }

    private static async Task<string> EverythingStoredAsync(HeedHost host)
    {
        using var session = host.Get<Heed.Platform.Store.IStore>().Read();
        var kept = await session.QueryAsync($"select value from platform_secrets", r => System.Text.Encoding.Latin1.GetString(r.Bytes(0)), TestContext.Current.CancellationToken);
        var answers = await session.QueryAsync($"select cast(count(*) as integer) from platform_idempotency", r => r.Int(0).ToString(System.Globalization.CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);
        return string.Join('\n', kept.Concat(answers));
    }
}
