using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Conversations;

public sealed class SendingTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_held_reply_is_nowhere_until_its_time_and_then_is_sent_once_even_after_a_restart(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey);
        var held = (await company.Owner.ReplyAsync(id, "On its way", new { undoSeconds = 60, resolve = true })).Expect(201);
        Assert.Equal("held", held.Text("state"));
        Assert.Equal(0, held["position"].GetInt32());

        Assert.Equal(["Hello"], await company.Owner.WordsAsync(id));
        Assert.DoesNotContain("On its way", (await visitor.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
        var open = await company.Owner.ConversationAsync(id);
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, open.GetProperty("waitingSince").ValueKind);
        Assert.Equal("open", open.GetProperty("category").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, open.GetProperty("assigneeId").ValueKind);

        await host.StopAsync();
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await host.StartAsync();
        var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        await Eventually.TrueAsync(async () => (await owner.WordsAsync(id)).Count == 2, TimeSpan.FromSeconds(10), "the reply is sent");
        await host.RestartAsync();
        owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        Assert.Equal(["Hello", "On its way"], await owner.WordsAsync(id));
        var done = await owner.ConversationAsync(id);
        Assert.Equal("resolved", done.GetProperty("category").GetString());
        Assert.Equal(company.Owner.Id, done.GetProperty("assigneeId").GetGuid());
        Assert.Equal(held.Id, (await owner.ThreadAsync(id)).Single(m => m.GetProperty("text").GetString() == "On its way").GetProperty("id").GetGuid());
        Assert.Empty((await owner.GetAsync($"conversations/{id}/outgoing")).Items);
    }

    [Theory, OnEveryEngine]
    public async Task A_reply_taken_back_is_a_draft_again_with_its_file_and_cannot_be_taken_back_twice(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync("supervisor");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var file = (await agent.UploadAsync("files", "list.txt", "text/plain", "a,b"u8.ToArray())).Expect(201).Id;
        var held = (await agent.ReplyAsync(id, "Too early", new { undoSeconds = 30, fileIds = new[] { file } })).Expect(201);
        (await agent.PutAsync($"conversations/{id}/draft", new { text = "and more" })).Expect(200);

        var back = (await agent.DeleteAsync($"conversations/{id}/messages/{held.Id}/hold")).Expect(200);
        Assert.Equal("Too early", back.Text("text"));
        var draft = (await agent.GetAsync($"conversations/{id}/draft")).Expect(200);
        Assert.Equal("Too early\nand more", draft.Text("text"));
        Assert.Equal(file, Assert.Single(draft["attachments"].EnumerateArray()).GetProperty("id").GetGuid());
        (await agent.DeleteAsync($"conversations/{id}/messages/{held.Id}/hold")).Expect(404);

        // The file is free again, and goes with the words the second time.
        var sent = (await agent.ReplyAsync(id, "Too early and more", new { fileIds = new[] { file } })).Expect(201);
        Assert.Single(sent["attachments"].EnumerateArray());
        (await agent.DeleteAsync($"conversations/{id}/messages/{sent.Id}/hold")).ExpectProblem(409, "alreadySent");
    }

    [Theory, OnEveryEngine]
    public async Task A_colleague_without_the_right_cannot_take_a_held_reply_back(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var role = (await company.Owner.PostAsync("roles", new { name = "Answers only", visibility = "all", permissions = new[] { "conversations.read", "conversations.reply" } })).Expect(201).Id;
        var other = await company.PersonAsync("agent");
        (await company.Owner.PatchAsync($"people/{other.Id}", new { roles = new[] { new { roleId = role, brandIds = (Guid[]?)null } } })).Expect(200);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var held = (await company.Owner.ReplyAsync(id, "Mine", new { undoSeconds = 60 })).Expect(201);
        (await other.GetAsync($"conversations/{id}/outgoing")).Expect(200);
        (await other.DeleteAsync($"conversations/{id}/messages/{held.Id}/hold")).Expect(403);
        (await other.PostAsync($"conversations/{id}/messages", new { id = held.Id, text = "Stolen" })).ExpectProblem(409, "idTaken");
    }

    [Theory, OnEveryEngine]
    public async Task A_scheduled_reply_shows_in_the_list_can_be_moved_and_sent_now(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var tomorrow = host.Time.GetUtcNow().AddDays(1);
        var scheduled = (await company.Owner.ReplyAsync(id, "Good morning", new { sendAt = tomorrow })).Expect(201);
        Assert.Equal("scheduled", scheduled.Text("state"));
        Assert.Equal(id, Assert.Single((await company.Owner.GetAsync("conversations?scheduled=true")).Expect(200).Items).GetProperty("id").GetGuid());

        (await company.Owner.PatchAsync($"conversations/{id}/messages/{scheduled.Id}/hold", new { text = "Good day", sendAt = tomorrow.AddDays(1) })).Expect(200);
        host.Time.Advance(TimeSpan.FromHours(25));
        (await company.Owner.PatchAsync($"conversations/{id}/messages/{scheduled.Id}/hold", new { sendAt = tomorrow })).Expect(400);
        Assert.Equal(["Hello"], await company.Owner.WordsAsync(id));
        (await company.Owner.PostAsync($"conversations/{id}/messages/{scheduled.Id}/send-now")).Expect(204);
        (await company.Owner.PostAsync($"conversations/{id}/messages/{scheduled.Id}/send-now")).Expect(204);
        Assert.Equal(["Hello", "Good day"], await company.Owner.WordsAsync(id));
        Assert.Empty((await company.Owner.GetAsync("conversations?scheduled=true")).Items);
        (await company.Owner.ReplyAsync(id, "Never", new { sendAt = tomorrow.AddYears(3) })).Expect(400);
    }

    [Theory, OnEveryEngine]
    public async Task When_the_customer_writes_first_what_should_be_cancelled_is_and_the_rest_is_marked(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey);
        var at = TimeProvider.System.GetUtcNow().AddDays(1);
        var reminder = (await company.Owner.ReplyAsync(id, "Are you still there?", new { sendAt = at, unlessCustomerWrites = true })).Expect(201);
        var fixedDate = (await company.Owner.ReplyAsync(id, "Your order ships", new { sendAt = at })).Expect(201);
        await visitor.SaysAsync("I am");

        var left = Assert.Single((await company.Owner.GetAsync($"conversations/{id}/outgoing")).Items);
        Assert.Equal(fixedDate.Id, left.GetProperty("id").GetGuid());
        Assert.True(left.GetProperty("customerWrote").GetBoolean());
        Assert.Equal("Are you still there?", (await company.Owner.GetAsync($"conversations/{id}/draft")).Expect(200).Text("text"));
        Assert.Contains(await company.Owner.ThreadAsync(id), m => m.GetProperty("activity").ValueKind == System.Text.Json.JsonValueKind.Object && m.GetProperty("activity").GetProperty("code").GetString() == "sendCancelled");
        Assert.NotEqual(reminder.Id, fixedDate.Id);
    }

    [Theory, OnEveryEngine]
    public async Task What_somebody_scheduled_who_has_left_waits_for_a_colleague_to_decide(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var leaver = await company.PersonAsync("supervisor");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var scheduled = (await leaver.ReplyAsync(id, "I will take care", new { sendAt = host.Time.GetUtcNow().AddHours(1) })).Expect(201);
        (await company.Owner.PatchAsync($"people/{leaver.Id}", new { active = false })).Expect(200);
        host.Time.Advance(TimeSpan.FromHours(2));
        await Eventually.TrueAsync(
            async () => (await company.Owner.GetAsync($"conversations/{id}/outgoing")).Items is [var one] && one.GetProperty("failure").GetString() == "authorGone", TimeSpan.FromSeconds(10), "it rests");
        Assert.Equal(["Hello"], await company.Owner.WordsAsync(id));
        (await company.Owner.PostAsync($"conversations/{id}/messages/{scheduled.Id}/send-now")).Expect(204);
        Assert.Equal(["Hello", "I will take care"], await company.Owner.WordsAsync(id));
    }
}
