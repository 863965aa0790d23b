using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations;

public sealed class SettingTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_label_is_unique_versioned_and_taken_off_everything_when_deleted(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var label = (await company.Owner.PostAsync("labels", new { name = "退款", color = "#D67D00" })).Expect(201);
        (await company.Owner.PostAsync("labels", new { name = "退款 ", color = "#D67D00" })).ExpectProblem(409, "nameTaken");
        (await company.Owner.PostAsync("labels", new { name = "", color = "red" })).Expect(400);
        (await company.Owner.PatchAsync($"labels/{label.Id}", new { name = "退款中" }, "\"9\"")).ExpectProblem(412, "stale");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        (await company.Owner.PatchAsync($"conversations/{id}", new { labelIds = new[] { label.Id } })).Expect(200);
        Assert.Single((await company.Owner.GetAsync($"conversations?label={label.Id}")).Items);
        (await company.Owner.DeleteAsync($"labels/{label.Id}")).Expect(204);
        Assert.Equal(0, (await company.Owner.ConversationAsync(id)).GetProperty("labelIds").GetArrayLength());
    }

    [Theory, OnEveryEngine]
    public async Task A_custom_status_carries_its_category_and_hands_its_conversations_on(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var status = (await company.Owner.PostAsync("statuses", new { name = new Dictionary<string, string> { ["zh-CN"] = "等配件", ["en"] = "Waiting for parts" }, category = "waiting" })).Expect(201);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        Assert.Equal("waiting", (await company.Owner.PatchAsync($"conversations/{id}", new { statusId = status.Id })).Expect(200).Text("category"));
        (await company.Owner.DeleteAsync($"statuses/{status.Id}")).Expect(204);
        var heir = await company.Owner.ConversationAsync(id);
        Assert.NotEqual(status.Id, heir.GetProperty("statusId").GetGuid());
        Assert.Equal("waiting", heir.GetProperty("category").GetString());
        var builtIn = (await company.Owner.GetAsync("statuses")).Items.First(s => s.GetProperty("builtIn").GetBoolean()).GetProperty("id").GetGuid();
        (await company.Owner.DeleteAsync($"statuses/{builtIn}")).ExpectProblem(409, "builtIn");
    }

    [Theory, OnEveryEngine]
    public async Task Out_of_hours_the_customer_is_told_once(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var never = (await company.Owner.PostAsync("calendars", new { name = "Closed", timeZone = "Asia/Shanghai", weekly = Array.Empty<object>() })).Expect(201);
        var away = new { enabled = true, text = new Dictionary<string, string> { ["zh-CN"] = "我们明早九点回复。", ["en"] = "We answer tomorrow at nine." } };
        var (_, siteKey) = await company.WebInboxAsync(more: new { calendarId = never.Id, away, autoAssign = false });
        var (visitor, id) = await company.ContactAsync(siteKey, "Anybody there?");
        await visitor.SaysAsync("Hello?");
        Assert.Single(await company.Owner.ThreadAsync(id), m => m.GetProperty("text").GetString() == "We answer tomorrow at nine.");
        Assert.Equal("Hello?", (await company.Owner.ConversationAsync(id)).GetProperty("lastMessage").GetProperty("text").GetString());
        (await company.Owner.DeleteAsync($"calendars/{never.Id}")).ExpectProblem(409, "inUse");

        // Whoever is being answered is not told that nobody is there.
        var (inbox, openKey) = await company.WebInboxAsync(more: new { away, autoAssign = false });
        var (served, talk) = await company.ContactAsync(openKey, "One more thing");
        (await company.Owner.ReplyAsync(talk, "I am still here.")).Expect(201);
        (await company.Owner.PatchAsync($"inboxes/{inbox}", new { calendarId = never.Id })).Expect(200);
        await served.SaysAsync("Good");
        Assert.DoesNotContain(await company.Owner.ThreadAsync(talk), m => m.GetProperty("text").GetString() == "We answer tomorrow at nine.");
        var (_, late) = await company.ContactAsync(openKey, "Too late?");
        Assert.Contains(await company.Owner.ThreadAsync(late), m => m.GetProperty("text").GetString() == "We answer tomorrow at nine.");
    }

    [Theory, OnEveryEngine]
    public async Task A_calendar_is_checked_slot_by_slot(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        (await company.Owner.PostAsync("calendars", new { name = "X", timeZone = "Mars/Olympus", weekly = Array.Empty<object>() })).Expect(400);
        (await company.Owner.PostAsync("calendars", new { name = "X", timeZone = "Asia/Shanghai", weekly = new[] { new { day = 8, from = "09:00", to = "18:00" } } })).Expect(400);
        (await company.Owner.PostAsync("calendars", new { name = "X", timeZone = "Asia/Shanghai", weekly = new[] { new { day = 1, from = "9", to = "18:00" } } })).Expect(400);
        var night = (await company.Owner.PostAsync("calendars", new
        {
            name = "夜班",
            timeZone = "Asia/Shanghai",
            weekly = new[] { new { day = 5, from = "22:00", to = "06:00" } },
            holidays = new[] { new { date = "2026-10-01", name = "国庆节" } },
        })).Expect(201);
        Assert.Equal("22:00", night["weekly"][0].GetProperty("from").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task Pages_of_the_inbox_lose_and_double_nothing_while_it_moves(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var ids = new List<Guid>();
        for (var i = 0; i < 12; i++) ids.Add((await company.ContactAsync(siteKey, "Contact " + i)).Conversation);
        var seen = new List<Guid>();
        string? next = null;
        do
        {
            var page = (await company.Owner.GetAsync("conversations?tier=waiting&limit=5" + (next is null ? "" : "&after=" + next))).Expect(200);
            seen.AddRange(page.Items.Select(i => i.GetProperty("id").GetGuid()));
            next = page["next"].GetString();
            if (seen.Count == 5) await company.ContactAsync(siteKey, "A newcomer waits behind them");
        }
        while (next is not null);

        Assert.Equal(ids, seen.Take(12));
        Assert.Equal(13, seen.Distinct().Count());
        Assert.Equal(13, (await company.Owner.GetAsync("conversations/counts")).Expect(200)["all"].GetProperty("waiting").GetInt32());
        (await company.Owner.GetAsync("conversations?after=nonsense")).ExpectProblem(400, "invalid");
        (await company.Owner.GetAsync("conversations?tier=everything")).Expect(400);
    }
}
