using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Modules.Tests.Webhooks;

namespace Heed.Modules.Tests.ApiChannel;

/// <summary>Agents' messages on their way to another system.</summary>
public sealed class OutboxTests
{
    [Theory, OnEveryEngine]
    public async Task A_reply_is_posted_signed_and_what_becomes_of_it_stands_on_the_message(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var (inbox, system) = await company.ApiInboxAsync(receiver: receiver);
        var conversation = (await system.BringAsync(inbox, "u-17", "在吗？")).Conversation();
        (await owner.ReplyAsync(conversation, "Not for the customer", new { note = true })).Expect(201);
        var sent = (await owner.ReplyAsync(conversation, "您好！")).Expect(201);
        Assert.Equal("sending", sent.Text("state"));
        var call = await receiver.CallAsync(_ => true);
        Assert.True(call.IsBy(receiver.Secret));
        Assert.Equal(("message.created", sent.Id.ToString()), (call.Type, call.Id));
        var data = call.Json.GetProperty("data");
        Assert.Equal(("u-17", "您好！", conversation), (data.GetProperty("contact").GetProperty("id").GetString(), data.GetProperty("message").GetProperty("text").GetString(), data.GetProperty("conversation").GetProperty("id").GetGuid()));
        await StateAsync(owner, conversation, sent.Id, "sent");
        foreach (var state in new[] { "delivered", "read" })
        {
            (await system.PostAsync($"/channel/v1/{inbox}/messages/{sent.Id}/state", new { state })).Expect(204);
            await StateAsync(owner, conversation, sent.Id, state);
        }

        // News that comes late changes nothing.
        (await system.PostAsync($"/channel/v1/{inbox}/messages/{sent.Id}/state", new { state = "delivered" })).Expect(204);
        await StateAsync(owner, conversation, sent.Id, "read");
        (await system.PostAsync($"/channel/v1/{inbox}/messages/{Guid.CreateVersion7()}/state", new { state = "read" })).ExpectProblem(404, "notFound");
        var (other, stranger) = await company.ApiInboxAsync("Other");
        (await stranger.PostAsync($"/channel/v1/{other}/messages/{sent.Id}/state", new { state = "failed" })).ExpectProblem(404, "notFound");
        var tried = (await owner.PostAsync($"inboxes/{inbox}/api/test")).Expect(200);
        Assert.Equal((true, 204), (tried["taken"].GetBoolean(), tried["status"].GetInt32()));
        Assert.DoesNotContain(receiver.Calls, c => c.Text.Contains("Not for the customer", StringComparison.Ordinal));
    }

    [Theory, OnEveryEngine]
    public async Task A_merged_customers_contact_is_still_answered_and_so_it_is_after_parting(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var (inbox, system) = await company.ApiInboxAsync(receiver: receiver);
        var conversation = (await system.BringAsync(inbox, "u-17", "在吗？")).Conversation();
        var contact = (await owner.ConversationAsync(conversation)).GetProperty("customer").GetProperty("id").GetGuid();
        var known = (await owner.PostAsync("customers", new { name = "Known" })).Expect(201).Id;
        var merge = (await owner.PostAsync($"customers/{known}/merge", new { other = contact })).Expect(201)["merge"].GetProperty("id").GetGuid();
        (await owner.ReplyAsync(conversation, "After merging")).Expect(201);
        var call = await receiver.CallAsync(c => c.Text.Contains("After merging", StringComparison.Ordinal));
        Assert.Equal("u-17", call.Json.GetProperty("data").GetProperty("contact").GetProperty("id").GetString());
        (await owner.PostAsync($"customers/merges/{merge}/undo")).Expect(200);
        (await owner.ReplyAsync(conversation, "After parting")).Expect(201);
        await receiver.CallAsync(c => c.Text.Contains("After parting", StringComparison.Ordinal));
    }

    [Theory, OnEveryEngine]
    public async Task A_system_that_is_down_gets_the_messages_of_a_conversation_later_in_their_order(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        receiver.Say(503);
        var company = await host.CreateWorkspaceAsync();
        var (inbox, system) = await company.ApiInboxAsync(receiver: receiver);
        var conversation = (await system.BringAsync(inbox, "u", "Hello")).Conversation();
        foreach (var text in new[] { "one", "two", "three" }) (await company.Owner.ReplyAsync(conversation, text)).Expect(201);
        await receiver.CallAsync(_ => true);
        Assert.NotEqual(JsonValueKind.Null, (await Eventual(async () => (await company.Owner.GetAsync($"inboxes/{inbox}/api")).Expect(200)["failingSince"], v => v.ValueKind != JsonValueKind.Null)).ValueKind);
        await host.StopAsync();
        var before = receiver.Calls.Count;
        receiver.Say(200);
        await host.StartAsync();
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await Eventually.TrueAsync(() => receiver.Calls.Count >= before + 3, WebhookSteps.Soon, "all are sent");
        Assert.Equal(["one", "two", "three"], receiver.Calls.Skip(before).Select(c => c.Json.GetProperty("data").GetProperty("message").GetProperty("text").GetString()));
        Assert.All(receiver.Calls.Take(before), c => Assert.Equal(receiver.Calls.ElementAt(before).Id, c.Id));
    }

    [Theory, OnEveryEngine]
    public async Task A_refusal_fails_the_message_with_its_reason_and_after_a_day_so_does_silence(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        receiver.Say(422);
        var company = await host.CreateWorkspaceAsync();
        var (inbox, system) = await company.ApiInboxAsync(receiver: receiver);
        var conversation = (await system.BringAsync(inbox, "u", "Hello")).Conversation();
        var refused = (await company.Owner.ReplyAsync(conversation, "no")).Expect(201).Id;
        Assert.Equal("http422", (await StateAsync(company.Owner, conversation, refused, "failed")).GetProperty("failure").GetString());
        receiver.Say(500);
        var lost = (await company.Owner.ReplyAsync(conversation, "hm")).Expect(201).Id;
        await receiver.CallAsync(c => c.Id == lost.ToString());
        host.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal("http500", (await StateAsync(company.Owner, conversation, lost, "failed")).GetProperty("failure").GetString());
        (await system.PostAsync($"/channel/v1/{inbox}/messages/{lost}/state", new { state = "failed", reason = "number is gone" })).Expect(204);
    }

    [Theory, OnEveryEngine]
    public async Task Without_an_address_the_other_system_asks_and_greetings_go_out_too(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        await using var receiver = await Receiver.StartAsync();
        var company = await host.CreateWorkspaceAsync();
        var (inbox, system) = await company.ApiInboxAsync(greeting: new { enabled = true, text = new Dictionary<string, string> { ["zh-CN"] = "您好", ["en"] = "Welcome" } });
        var conversation = (await system.BringAsync(inbox, "u", "Hello")).Conversation();
        var sent = (await company.Owner.ReplyAsync(conversation, "Hi there")).Expect(201);
        Assert.Equal("sent", sent.Text("state"));
        var thread = (await system.GetAsync($"/channel/v1/{inbox}/contacts/u/messages")).Expect(200);
        Assert.Equal(["bot", "customer", "agent"], thread["items"].EnumerateArray().Select(m => m.GetProperty("author").GetString()).Order(StringComparer.Ordinal).OrderBy(a => a switch { "bot" => 0, "customer" => 1, _ => 2 }));
        (await company.Owner.PostAsync($"inboxes/{inbox}/api/test")).ExpectProblem(409, "noAddress");

        (await company.Owner.PutAsync($"inboxes/{inbox}/api", new { webhookUrl = "http://10.1.2.3/" })).ExpectProblem(400, "invalid");
        (await company.Owner.PutAsync($"inboxes/{inbox}/api", new { webhookUrl = receiver.Url })).Expect(200);
        receiver.Secret = (await company.Owner.PostAsync($"inboxes/{inbox}/api/secret")).Expect(200).Text("secret");
        await system.BringAsync(inbox, "somebody new", "Hello");
        var greeting = await receiver.CallAsync(_ => true);
        Assert.Equal("bot", greeting.Json.GetProperty("data").GetProperty("message").GetProperty("author").GetString());
        Assert.True(greeting.IsBy(receiver.Secret));
    }

    private static async Task<JsonElement> StateAsync(Api agent, Guid conversation, Guid message, string state)
    {
        JsonElement found = default;
        await Eventually.TrueAsync(async () =>
        {
            found = (await agent.ThreadAsync(conversation)).Single(m => m.GetProperty("id").GetGuid() == message);
            return found.GetProperty("state").GetString() == state;
        }, WebhookSteps.Soon, $"the message is {state}");
        return found;
    }

    private static async Task<JsonElement> Eventual(Func<Task<JsonElement>> read, Predicate<JsonElement> fits)
    {
        JsonElement found = default;
        await Eventually.TrueAsync(async () => fits(found = await read()), WebhookSteps.Soon, "the value");
        return found;
    }
}
