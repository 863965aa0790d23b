using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations;

public sealed class EditingTests
{
    [Theory, OnEveryEngine]
    public async Task An_author_changes_a_reply_for_a_quarter_of_an_hour_and_what_it_said_is_kept(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var role = (await company.Owner.PostAsync("roles", new { name = "Answers only", visibility = "all", permissions = new[] { "conversations.read", "conversations.reply", "conversations.note" } })).Expect(201).Id;
        var agent = await company.PersonAsync("agent");
        (await company.Owner.PatchAsync($"people/{agent.Id}", new { roles = new[] { new { roleId = role, brandIds = (Guid[]?)null } } })).Expect(200);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey);
        var sent = (await agent.ReplyAsync(id, "It costs 100")).Expect(201);
        var note = (await agent.ReplyAsync(id, "ask Li", new { note = true })).Expect(201);

        var changed = (await agent.PatchAsync($"conversations/{id}/messages/{sent.Id}", new { text = "It costs 10" })).Expect(200);
        Assert.Equal("It costs 10", changed.Text("text"));
        Assert.Contains("It costs 10\"", (await visitor.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("It costs 100", (await visitor.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
        var version = Assert.Single((await agent.GetAsync($"conversations/{id}/messages/{sent.Id}/versions")).Expect(200).Items);
        Assert.Equal("It costs 100", version.GetProperty("text").GetString());

        host.Time.Advance(TimeSpan.FromMinutes(16));
        (await agent.PatchAsync($"conversations/{id}/messages/{sent.Id}", new { text = "Too late" })).Expect(403);
        (await agent.PatchAsync($"conversations/{id}/messages/{note.Id}", new { text = "ask **Li** today" })).Expect(200);
        (await company.Owner.PatchAsync($"conversations/{id}/messages/{note.Id}", new { text = "my words" })).ExpectProblem(409, "notYours");
        (await company.Owner.PatchAsync($"conversations/{id}/messages/{sent.Id}", new { text = "It costs 12" })).Expect(200);
        // Lists show words, not the marks that format them.
        Assert.Equal("ask Li today", (await company.Owner.ConversationAsync(id)).GetProperty("lastMessage").GetProperty("text").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task A_deleted_message_leaves_an_empty_row_and_no_file(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey);
        var file = (await company.Owner.UploadAsync("files", "prices.txt", "text/plain", "secret"u8.ToArray())).Expect(201);
        var sent = (await company.Owner.ReplyAsync(id, "Wrong customer", new { fileIds = new[] { file.Id } })).Expect(201);
        var link = sent["attachments"][0].GetProperty("url").GetString()!;
        (await company.Owner.GetAsync(link)).Expect(200);

        var deleted = (await company.Owner.DeleteAsync($"conversations/{id}/messages/{sent.Id}")).Expect(200);
        Assert.Equal("", deleted.Text("text"));
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, deleted["deletedAt"].ValueKind);
        (await company.Owner.GetAsync(link)).Expect(404);
        var shown = (await visitor.GetAsync("/widget/v1/messages")).Items.Single(m => m.GetProperty("id").GetGuid() == sent.Id);
        Assert.Equal("", shown.GetProperty("text").GetString());
        Assert.Equal("deleted", shown.GetProperty("code").GetString());
        Assert.Equal("", (await company.Owner.ConversationAsync(id)).GetProperty("lastMessage").GetProperty("text").GetString());
        (await company.Owner.DeleteAsync($"conversations/{id}/messages/{sent.Id}")).Expect(200);
        (await company.Owner.PatchAsync($"conversations/{id}/messages/{sent.Id}", new { text = "Back" })).ExpectProblem(409, "deleted");
    }

    [Theory, OnEveryEngine]
    public async Task A_customers_words_are_changed_by_nobody(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey, "I never agreed");
        var said = (await company.Owner.ThreadAsync(id)).Single(m => m.GetProperty("authorKind").GetString() == "customer").GetProperty("id").GetGuid();
        (await company.Owner.PatchAsync($"conversations/{id}/messages/{said}", new { text = "I agree" })).ExpectProblem(409, "notOurs");
        (await company.Owner.DeleteAsync($"conversations/{id}/messages/{said}")).ExpectProblem(409, "notOurs");
    }
}
