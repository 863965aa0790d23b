using System.Text.Json;
using Heed.Modules.Tests.Conversations.Fields;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations.Bulk;

public sealed class BulkTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_job_changes_all_of_a_list_and_is_taken_back_whole(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var ids = await ContactsAsync(company, siteKey, 30);
        var waited = (await company.Owner.ConversationAsync(ids[7])).GetProperty("waitingSince").GetString();
        Assert.NotNull(waited);
        var label = (await company.Owner.PostAsync("labels", new { name = "Sale", color = "#D67D00" })).Expect(201).Id;
        (await company.Owner.PatchAsync($"conversations/{ids[0]}", new { labelIds = new[] { label } })).Expect(200);
        var steps = new object[] { new { kind = "addLabel", labelId = label }, new { kind = "priority", priority = "high" }, new { kind = "assign", assignee = "me" }, new { kind = "resolve" } };
        var job = (await company.Owner.PostAsync("conversations/bulk", new { steps, list = new { tier = "waiting" } })).Expect(201);
        var done = await FinishedAsync(company.Owner, job.Id, "done");
        Assert.Equal((30, 30, 0), (done.GetProperty("total").GetInt32(), done.GetProperty("done").GetInt32(), done.GetProperty("failed").GetInt32()));
        var one = await company.Owner.ConversationAsync(ids[7]);
        Assert.Equal(("resolved", "high", company.Owner.Person.Id), (one.GetProperty("category").GetString(), one.GetProperty("priority").GetString(), one.GetProperty("assigneeId").GetGuid()));

        // What a colleague has changed since is left alone.
        (await company.Owner.PatchAsync($"conversations/{ids[3]}", new { priority = "urgent" })).Expect(200);
        (await company.Owner.PostAsync($"bulk-jobs/{job.Id}/undo")).Expect(200);
        await FinishedAsync(company.Owner, job.Id, "undone");
        foreach (var id in ids)
        {
            var back = await company.Owner.ConversationAsync(id);
            Assert.Equal(("open", JsonValueKind.Null), (back.GetProperty("category").GetString(), back.GetProperty("assigneeId").ValueKind));
            Assert.Equal(id == ids[3] ? "urgent" : "normal", back.GetProperty("priority").GetString());
            Assert.Equal(id == ids[0] ? 1 : 0, back.GetProperty("labelIds").GetArrayLength());
            Assert.Equal(JsonValueKind.String, back.GetProperty("waitingSince").ValueKind);
        }

        // Who waited goes on waiting, from the same moment; who has been answered does not.
        Assert.Equal(waited, (await company.Owner.ConversationAsync(ids[7])).GetProperty("waitingSince").GetString());
        (await company.Owner.ReplyAsync(ids[7], "Yes")).Expect(201);
        (await company.Owner.PostAsync($"conversations/{ids[7]}/resolve")).Expect(200);
        (await company.Owner.PostAsync($"conversations/{ids[7]}/reopen")).Expect(200);
        Assert.Equal(JsonValueKind.Null, (await company.Owner.ConversationAsync(ids[7])).GetProperty("waitingSince").ValueKind);

        var failures = (await company.Owner.GetAsync($"bulk-jobs/{job.Id}")).Expect(200)["failures"];
        Assert.Equal((ids[3], "changedMeanwhile"), (failures[0].GetProperty("conversationId").GetGuid(), failures[0].GetProperty("code").GetString()));
        Assert.Equal(1, failures.GetArrayLength());
        (await company.Owner.PostAsync($"bulk-jobs/{job.Id}/undo")).Expect(200);
    }

    [Theory, OnEveryEngine]
    public async Task What_cannot_be_done_to_one_is_said_of_it_and_the_others_go_on(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var ids = await ContactsAsync(company, siteKey, 3);
        await FieldTests.FieldAsync(company, "reason", "text", new { required = "onResolve" });
        (await company.Owner.PatchAsync($"conversations/{ids[1]}", new { fields = new { reason = "said" } })).Expect(200);
        var gone = Guid.CreateVersion7();
        var job = (await company.Owner.PostAsync("conversations/bulk", new { steps = new[] { new { kind = "priority", priority = (string?)"low" }, new { kind = "resolve", priority = (string?)null } }, ids = ids.Append(gone) })).Expect(201);
        var done = await FinishedAsync(company.Owner, job.Id, "done");
        Assert.Equal((1, 3), (done.GetProperty("done").GetInt32(), done.GetProperty("failed").GetInt32()));
        // All steps or none: the priority of what could not be resolved stayed.
        Assert.Equal("normal", (await company.Owner.ConversationAsync(ids[0])).GetProperty("priority").GetString());
        var codes = (await company.Owner.GetAsync($"bulk-jobs/{job.Id}")).Expect(200)["failures"].EnumerateArray().Select(f => f.GetProperty("code").GetString()).Order();
        Assert.Equal(["fieldsRequired", "fieldsRequired", "notFound"], codes);
    }

    [Theory, OnEveryEngine]
    public async Task A_job_reaches_no_further_than_its_person_and_belongs_to_nobody_else(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var other = await company.BrandAsync("Other");
        var (_, here) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, there) = await company.WebInboxAsync("There", other, new { autoAssign = false });
        var mine = (await ContactsAsync(company, here, 1))[0];
        var hidden = (await ContactsAsync(company, there, 1))[0];
        var agent = await company.PersonAsync("agent", company.Brand);
        var job = (await agent.PostAsync("conversations/bulk", new { steps = new[] { new { kind = "priority", priority = "low" } }, ids = new[] { mine, hidden } })).Expect(201);
        var done = await FinishedAsync(agent, job.Id, "done");
        Assert.Equal((1, 1), (done.GetProperty("done").GetInt32(), done.GetProperty("failed").GetInt32()));
        Assert.Equal("normal", (await company.Owner.ConversationAsync(hidden)).GetProperty("priority").GetString());
        (await company.Owner.GetAsync($"bulk-jobs/{job.Id}")).Expect(404);
        (await company.Owner.PostAsync($"bulk-jobs/{job.Id}/undo")).Expect(404);
        var reader = await company.PersonAsync("readOnly");
        var refused = (await reader.PostAsync("conversations/bulk", new { steps = new[] { new { kind = "resolve" } }, ids = new[] { mine } })).Expect(201);
        await FinishedAsync(reader, refused.Id, "done");
        Assert.Equal("open", (await company.Owner.ConversationAsync(mine)).GetProperty("category").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task What_a_job_put_off_comes_back_where_it_was(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var ids = await ContactsAsync(company, siteKey, 2);
        var view = (await company.Owner.PostAsync("views", new { name = "Later", conditions = new[] { new { field = "snoozed", @operator = "is", value = true } } })).Expect(201).Id;
        var job = (await company.Owner.PostAsync("conversations/bulk", new { steps = new[] { new { kind = "snooze", minutes = 60 } }, ids })).Expect(201);
        await FinishedAsync(company.Owner, job.Id, "done");
        Assert.Equal(2, (await company.Owner.GetAsync($"conversations?view={view}")).Expect(200).Items.Count);
        (await company.Owner.PostAsync($"bulk-jobs/{job.Id}/undo")).Expect(200);
        await FinishedAsync(company.Owner, job.Id, "undone");
        Assert.Equal(2, (await company.Owner.GetAsync("conversations?tier=waiting")).Expect(200).Items.Count);
        Assert.Equal("open", (await company.Owner.ConversationAsync(ids[0])).GetProperty("category").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task Steps_without_a_meaning_are_refused_before_anything_begins(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = Guid.CreateVersion7();
        foreach (var step in new object[]
        {
            new { kind = "addLabel", labelId = id }, new { kind = "status", statusId = id }, new { kind = "assign", assignee = "nobody" }, new { kind = "assign" }, new { kind = "priority" },
            new { kind = "field", field = "nothing", value = 1 }, new { kind = "reply", text = "" }, new { kind = "reply", cannedId = id }, new { kind = "snooze", minutes = 0 }, new { kind = "explode" },
        })
        {
            (await company.Owner.PostAsync("conversations/bulk", new { steps = new[] { step }, ids = new[] { id } })).Expect(400);
        }

        var fine = new[] { new { kind = "resolve" } };
        (await company.Owner.PostAsync("conversations/bulk", new { steps = fine })).Expect(400);
        (await company.Owner.PostAsync("conversations/bulk", new { steps = fine, ids = Enumerable.Range(0, 2001).Select(_ => Guid.CreateVersion7()) })).Expect(400);
        (await company.Owner.PostAsync("conversations/bulk", new { steps = fine, list = new { tier = "waiting" } })).ExpectProblem(409, "nothingChosen");
    }

    internal static async Task<JsonElement> FinishedAsync(Api api, Guid job, string state)
    {
        for (var i = 0; i < 400; i++)
        {
            var found = (await api.GetAsync($"bulk-jobs/{job}")).Expect(200)["job"];
            if (found.GetProperty("state").GetString() == state) return found;
            await Task.Delay(25);
        }

        throw new TimeoutException($"The job did not become {state}.");
    }

    private static async Task<List<Guid>> ContactsAsync(Company company, string siteKey, int count)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++) ids.Add((await company.ContactAsync(siteKey)).Conversation);
        return ids;
    }
}
