using System.Net.Http.Headers;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.ApiChannel;

/// <summary>Messages that another system brings (TRUST 10, 12).</summary>
public sealed class BringingTests
{
    [Theory, OnEveryEngine]
    public async Task A_message_makes_customer_and_conversation_and_the_next_one_joins_it(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (inbox, system) = await company.ApiInboxAsync();
        Assert.Equal(inbox, (await system.GetAsync($"/channel/v1/{inbox}")).Expect(200)["inboxId"].GetGuid());
        var first = (await system.PostAsync($"/channel/v1/{inbox}/messages", new { contact = new { id = "u-17", name = "林晓雯", email = "lin@example.com", phone = "+8613800000000" }, id = "m-1", text = "在吗？" })).Expect(201);
        var conversation = first.Conversation();
        Assert.Equal(conversation, (await system.BringAsync(inbox, "u-17", "有人吗？", "m-2")).Conversation());
        Assert.Equal(["在吗？", "有人吗？"], await company.Owner.WordsAsync(conversation));
        var seen = await company.Owner.ConversationAsync(conversation);
        Assert.Equal("api", seen.GetProperty("channel").GetString());
        Assert.Equal("林晓雯", seen.GetProperty("customer").GetProperty("name").GetString());
        // What agents know is not overwritten; what is empty is filled.
        var customer = seen.GetProperty("customer").GetProperty("id").GetGuid();
        (await company.Owner.PatchAsync($"customers/{customer}", new { name = "林女士" })).Expect(200);
        (await system.PutAsync($"/channel/v1/{inbox}/contacts/u-17", new { name = "somebody else", language = "zh-CN" })).Expect(204);
        var after = (await company.Owner.GetAsync($"customers/{customer}")).Expect(200);
        Assert.Equal(("林女士", "zh-CN"), (after.Text("name"), after.Text("language")));

        Assert.Equal("open", (await system.GetAsync($"/channel/v1/{inbox}/contacts/u-17/conversation")).Expect(200).Text("status"));
        (await company.Owner.PostAsync($"conversations/{conversation}/resolve")).Expect(200);
        Assert.Equal("resolved", (await system.GetAsync($"/channel/v1/{inbox}/contacts/u-17/conversation")).Expect(200).Text("status"));
        (await system.GetAsync($"/channel/v1/{inbox}/contacts/nobody/conversation")).ExpectProblem(404, "notFound");
        (await system.PostAsync($"/channel/v1/{inbox}/contacts/u-17/typing", new { on = true })).Expect(204);
    }

    [Theory, OnEveryEngine]
    public async Task The_same_message_any_number_of_times_in_parallel_and_over_a_restart_is_one(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (inbox, system) = await company.ApiInboxAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).SelectMany(i => Enumerable.Range(0, 1 + i).Select(_ => system.BringAsync(inbox, "u", "message " + i, "m" + i))));
        var conversation = Assert.Single(answers.Select(a => a.Conversation()).Distinct());
        Assert.Equal(5, answers.Select(a => a["message"].GetProperty("id").GetGuid()).Distinct().Count());
        await host.RestartAsync();
        var again = new Api(host.Address, null) { Token = system.Token };
        Assert.Equal(answers[0]["message"].GetRawText(), (await again.BringAsync(inbox, "u", "message 0", "m0")).Expect(201)["message"].GetRawText());
        var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        Assert.Equal(["message 0", "message 1", "message 2", "message 3", "message 4"], (await owner.WordsAsync(conversation)).Order());
    }

    [Theory, OnEveryEngine]
    public async Task Fifty_first_messages_of_one_contact_at_once_make_one_customer_and_one_conversation(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (inbox, system) = await company.ApiInboxAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => system.BringAsync(inbox, "new", "word " + i)));
        var conversation = Assert.Single(answers.Select(a => a.Conversation()).Distinct());
        Assert.Equal(50, (await company.Owner.WordsAsync(conversation)).Count);
        Assert.Single((await company.Owner.GetAsync("customers")).Expect(200).Items);
    }

    [Theory, OnEveryEngine]
    public async Task A_contact_of_another_inbox_is_somebody_else_and_a_token_opens_its_own_inbox_only(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (first, one) = await company.ApiInboxAsync("One");
        var (second, two) = await company.ApiInboxAsync("Two");
        await one.BringAsync(first, "17", "a");
        await two.BringAsync(second, "17", "b");
        Assert.Equal(2, (await company.Owner.GetAsync("customers")).Expect(200).Items.Count);
        (await one.BringAsync(second, "17", "c")).ExpectProblem(404, "notFound");
        (await host.Anonymous().BringAsync(first, "17", "c")).ExpectProblem(401, "tokenInvalid");
        one.Token += "x";
        (await one.BringAsync(first, "17", "c")).ExpectProblem(401, "tokenInvalid");
        (await two.GetAsync($"/api/v1/w/{company.Workspace.Value}/inboxes")).Expect(401);
        var agent = await company.PersonAsync("agent");
        (await agent.PostAsync($"inboxes/{first}/api/token")).ExpectProblem(403, "forbidden");
        Assert.DoesNotContain(two.Token!, (await company.Owner.GetAsync($"inboxes/{second}/api")).Expect(200).Raw, StringComparison.Ordinal);
        (await company.Owner.GetAsync($"inboxes/{(await company.WebInboxAsync()).Inbox}/api")).ExpectProblem(404, "notFound");

        // A new token leaves the one before a day.
        var old = two.Token;
        var fresh = (await company.Owner.PostAsync($"inboxes/{second}/api/token")).Expect(200).Text("token");
        (await two.BringAsync(second, "17", "d")).Expect(201);
        two.Token = fresh;
        (await two.BringAsync(second, "17", "e")).Expect(201);
        host.Time.Advance(TimeSpan.FromHours(25));
        two.Token = old;
        (await two.BringAsync(second, "17", "f")).ExpectProblem(401, "tokenInvalid");
    }

    [Theory, OnEveryEngine]
    public async Task Files_come_with_the_message_or_before_it_and_what_is_wrong_is_refused(TestEngine engine)
    {
        await using var host = await ChannelSteps.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (inbox, system) = await company.ApiInboxAsync();
        var content = new ByteArrayContent("hello"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
        var file = (await system.SendAsync(HttpMethod.Post, $"/channel/v1/{inbox}/files", new MultipartFormDataContent { { content, "file", "a.txt" }, { new StringContent("u"), "contact" } })).Expect(201);
        var body = new { contact = new { id = "u" }, id = "1", text = "see", fileIds = new[] { file.Id }, files = new[] { new { name = "../b.txt", contentType = "text/plain", data = Convert.ToBase64String("world"u8.ToArray()) } } };
        var brought = (await system.PostAsync($"/channel/v1/{inbox}/messages", body)).Expect(201);
        Assert.Equal(2, brought["message"].GetProperty("files").GetArrayLength());
        Assert.Equal(brought["message"].GetProperty("id").GetGuid(), (await system.PostAsync($"/channel/v1/{inbox}/messages", body)).Expect(201)["message"].GetProperty("id").GetGuid());

        (await system.PostAsync($"/channel/v1/{inbox}/messages", new { contact = new { id = "u" }, id = "2" })).ExpectProblem(400, "invalid");
        (await system.PostAsync($"/channel/v1/{inbox}/messages", new { contact = new { id = "" }, id = "2", text = "x" })).ExpectProblem(400, "invalid");
        (await system.PostAsync($"/channel/v1/{inbox}/messages", new { contact = new { id = "u" }, id = new string('i', 201), text = "x" })).ExpectProblem(400, "invalid");
        (await system.PostAsync($"/channel/v1/{inbox}/messages", new { contact = new { id = "u" }, id = "2", text = "x", admin = true })).Expect(400);
        var customer = Assert.Single((await company.Owner.GetAsync("customers")).Items).GetProperty("id").GetGuid();
        (await company.Owner.PostAsync("blocks", new { kind = "customer", customerId = customer, reason = "spam" })).Expect(201);
        (await system.BringAsync(inbox, "u", "let me in")).ExpectProblem(403, "blocked");
    }
}
