using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Conversations.Bulk;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Automation;

public sealed class MacroTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_macro_previews_and_does_all_of_its_steps_in_one(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var label = (await company.Owner.PostAsync("labels", new { name = "退款", color = "#D67D00" })).Expect(201).Id;
        var macro = await MacroAsync(
            company, "Refund", new { kind = "reply", text = "Done, {{conversation.number}}" }, new { kind = "note", text = "by {{agent.name}}" },
            new { kind = "addLabel", labelId = label }, new { kind = "assign", assignee = "me" }, new { kind = "resolve" });
        var preview = (await company.Owner.GetAsync($"macros/{macro}/preview?conversation={id}")).Expect(200);
        Assert.Equal("Done, 1", preview["texts"][0].GetString());
        (await company.Owner.PostAsync($"macros/{macro}/run", new { conversationId = id })).Expect(204);
        Assert.Equal(["Hello", "Done, 1", "by " + company.Owner.Person.Name], await company.Owner.WordsAsync(id));
        var after = await company.Owner.ConversationAsync(id);
        Assert.Equal(("resolved", 1), (after.GetProperty("category").GetString(), after.GetProperty("labelIds").GetArrayLength()));
        var line = (await company.Owner.ThreadAsync(id)).First(m => m.GetProperty("activity") is { ValueKind: JsonValueKind.Object } a && a.GetProperty("code").GetString() == "macroRun");
        Assert.Equal("Refund", line.GetProperty("activity").GetProperty("facts").GetProperty("name").GetString());
        Assert.Equal(1, (await company.Owner.GetAsync($"macros/{macro}")).Expect(200)["uses"].GetInt32());
    }

    [Theory, OnEveryEngine]
    public async Task A_macro_that_cannot_do_one_step_has_done_none(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var reader = await company.PersonAsync("readOnly");
        var macro = await MacroAsync(company, "Close", new { kind = "markRead" }, new { kind = "reply", text = "Bye" }, new { kind = "resolve" });
        (await reader.PostAsync($"macros/{macro}/run", new { conversationId = id })).Expect(403);
        Assert.Equal(["Hello"], await company.Owner.WordsAsync(id));
        Assert.DoesNotContain(await company.Owner.ThreadAsync(id), m => m.GetProperty("activity") is { ValueKind: JsonValueKind.Object } a && a.GetProperty("code").GetString() == "macroRun");
        (await company.Owner.PostAsync($"macros/{macro}/run", new { conversationId = Guid.CreateVersion7() })).Expect(404);
        var stranger = await company.PersonAsync();
        var own = (await stranger.PostAsync("macros", new { name = "Mine", steps = new[] { new { kind = "resolve" } } })).Expect(201);
        (await company.Owner.PostAsync($"macros/{own.Id}/run", new { conversationId = id })).Expect(404);
        (await stranger.PostAsync("macros", new { name = "All", scope = "all", steps = new[] { new { kind = "resolve" } } })).Expect(403);
        (await company.Owner.PostAsync("macros", new { name = "None", steps = Array.Empty<object>() })).Expect(400);
    }

    [Theory, OnEveryEngine]
    public async Task A_macro_runs_on_many_with_each_conversations_own_words(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var first = (await company.ContactAsync(siteKey)).Conversation;
        var second = (await company.ContactAsync(siteKey)).Conversation;
        var macro = await MacroAsync(company, "Number", new { kind = "reply", text = "No. {{conversation.number}}" });
        var job = (await company.Owner.PostAsync($"macros/{macro}/run-many", new { ids = new[] { first, second } })).Expect(200)["jobId"].GetGuid();
        var done = await BulkTests.FinishedAsync(company.Owner, job, "done");
        Assert.False(done.GetProperty("canUndo").GetBoolean());
        Assert.Equal("Number", done.GetProperty("label").GetString());
        Assert.Equal(["Hello", "No. 1"], await company.Owner.WordsAsync(first));
        Assert.Equal(["Hello", "No. 2"], await company.Owner.WordsAsync(second));
        (await company.Owner.PostAsync($"bulk-jobs/{job}/undo")).ExpectProblem(409, "cannotUndo");
    }

    private static async Task<Guid> MacroAsync(Company company, string name, params object[] steps) =>
        (await company.Owner.PostAsync("macros", new { name, scope = "all", steps })).Expect(201).Id;
}
