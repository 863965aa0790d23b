using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly object Everything = new { match = "all", conditions = Array.Empty<object>() };

    [Theory, OnEveryEngine]
    public async Task A_promise_runs_is_kept_begins_anew_is_broken_and_explained(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        // A greeting comes first, and is nobody's question.
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false, greeting = new { enabled = true, text = new Dictionary<string, string> { ["zh-CN"] = "", ["en"] = "Welcome." } } });
        var policy = (await owner.PostAsync("deadlines/policies", new
        {
            name = "All",
            filter = Everything,
            terms = new
            {
                firstResponse = 30,
                nextResponse = 60,
                resolution = 480,
                hours = "always",
                promise = new Dictionary<string, string> { ["zh-CN"] = "", ["en"] = "We answer within {{deadline.minutes}} minutes." },
                steps = new object[] { new { kind = "firstResponse", minutes = -10, tellAssignee = true }, new { kind = "nextResponse", minutes = 0, tellAssignee = true, priority = "urgent" } },
            },
        })).Expect(201);
        var (visitor, id) = await company.ContactAsync(siteKey);
        var due = await DueAsync(owner, id, "firstResponse");
        Assert.InRange((due - host.Time.GetUtcNow()).TotalMinutes, 29, 30);
        Assert.Contains(await owner.ThreadAsync(id), m => m.GetProperty("text").GetString() == "We answer within 30 minutes.");
        (await owner.PostAsync($"conversations/{id}/take")).Expect(200);

        // Ten minutes before it the assignee is told, once.
        host.Time.Advance(TimeSpan.FromMinutes(21));
        await NoticesAsync(owner, "deadlineNear", 1);
        Assert.Single((await owner.GetAsync("conversations?sort=due&limit=10")).Expect(200).Items);
        var atRisk = JsonSerializer.Serialize(new { match = "all", conditions = new[] { new { field = "atRisk", @operator = "is", value = true } } });
        host.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Single((await owner.GetAsync($"conversations?tier=all&filter={Uri.EscapeDataString(atRisk)}")).Expect(200).Items);

        (await owner.ReplyAsync(id, "Hello, what can I do?")).Expect(201);
        await DueAsync(owner, id, "resolution");
        Assert.Equal("kept", Clock(await ClocksAsync(owner, id), "firstResponse").GetProperty("state").GetString());

        // The next words of the customer begin the next promise; nobody keeps it.
        await visitor.SaysAsync("My order is late.");
        due = await DueAsync(owner, id, "nextResponse");
        Assert.InRange((due - host.Time.GetUtcNow()).TotalMinutes, 59, 60);
        // What changes no clock is not written: more words of the customer, a label, a note.
        var followed = await FollowedAsync();
        await visitor.SaysAsync("Are you there?");
        (await owner.PatchAsync($"conversations/{id}", new { priority = "high" })).Expect(200);
        (await owner.ReplyAsync(id, "An angry one.", new { note = true })).Expect(201);
        Assert.Equal(followed, await FollowedAsync());
        host.Time.Advance(TimeSpan.FromMinutes(61));
        await NoticesAsync(owner, "deadlineBroken", 1);
        var breach = Assert.Single((await owner.GetAsync("deadlines/breaches?owed=true")).Expect(200).Items);
        Assert.Equal(("nextResponse", id), (breach.GetProperty("kind").GetString(), breach.GetProperty("conversationId").GetGuid()));
        var late = await owner.ConversationAsync(id);
        Assert.Equal("urgent", late.GetProperty("priority").GetString());
        Assert.Equal(due, late.GetProperty("due").GetProperty("at").GetDateTimeOffset());

        (await owner.ReplyAsync(id, "It is on its way.")).Expect(201);
        await DueAsync(owner, id, "resolution");
        Assert.Equal("late", Clock(await ClocksAsync(owner, id), "nextResponse").GetProperty("state").GetString());
        var breachId = breach.GetProperty("id").GetGuid();
        (await owner.PatchAsync($"deadlines/breaches/{breachId}", new { reason = "tooFewPeople" })).Expect(200);
        Assert.Empty((await owner.GetAsync("deadlines/breaches?owed=true")).Items);
        Assert.Equal("tooFewPeople", Assert.Single((await owner.GetAsync("deadlines/breaches")).Items).GetProperty("reason").GetString());

        // Waiting for the customer the clock stands still; resolved it stops; a policy that is gone takes its clocks along.
        var before = Clock(await ClocksAsync(owner, id), "resolution").GetProperty("leftSeconds").GetInt64();
        var waiting = (await owner.GetAsync("statuses")).Items.First(s => s.GetProperty("category").GetString() == "waiting").GetProperty("id").GetGuid();
        (await owner.PatchAsync($"conversations/{id}", new { statusId = waiting })).Expect(200);
        await DueAsync(owner, id, null);
        host.Time.Advance(TimeSpan.FromHours(20));
        var paused = Clock(await ClocksAsync(owner, id), "resolution");
        Assert.Equal("paused", paused.GetProperty("state").GetString());
        Assert.InRange(before - paused.GetProperty("leftSeconds").GetInt64(), 0, 60);
        (await owner.PostAsync($"conversations/{id}/resolve")).Expect(200);
        await Eventually.TrueAsync(async () => Clock(await ClocksAsync(owner, id), "resolution").GetProperty("state").GetString() == "kept", Soon, "resolved in time");
        (await owner.PostAsync($"conversations/{id}/reopen")).Expect(200);
        await DueAsync(owner, id, "resolution");
        (await owner.DeleteAsync($"deadlines/policies/{policy.Id}")).Expect(204);
        await DueAsync(owner, id, null);
        Assert.Equal(JsonValueKind.Null, (await owner.GetAsync($"conversations/{id}/deadlines")).Expect(200)["policyId"].ValueKind);

        async Task<long> FollowedAsync()
        {
            await Metrics.MetricsTests.ReachedAsync(host, company.Workspace);
            using var session = host.Get<Heed.Platform.Store.IStore>().Read();
            return await session.NumberAsync($"select seq from deadlines_threads where workspace = {company.Workspace} and conversation = {id}", CancellationToken.None);
        }
    }

    [Theory, OnEveryEngine]
    public async Task After_a_stop_each_timer_fires_once_and_says_how_late_and_no_answer_becomes_a_breach(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        (await company.Owner.PostAsync("deadlines/policies", new { name = "All", filter = Everything, terms = new { firstResponse = 15, hours = "always", steps = new[] { new { minutes = 5, tellAssignee = true, tellTeam = true, priority = "high" } } } })).Expect(201);
        var (_, forgotten) = await company.ContactAsync(siteKey, "Forgotten");
        var (_, answered) = await company.ContactAsync(siteKey, "Answered");
        await DueAsync(company.Owner, forgotten, "firstResponse");
        await DueAsync(company.Owner, answered, "firstResponse");
        (await company.Owner.ReplyAsync(answered, "Here I am.")).Expect(201);
        await host.StopAsync();
        host.Time.Advance(TimeSpan.FromHours(3));
        await host.StartAsync();
        var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        await Eventually.TrueAsync(async () => (await owner.ConversationAsync(forgotten)).GetProperty("priority").GetString() == "high", Soon, "the step was taken");
        await Eventually.TrueAsync(async () => (await owner.ConversationAsync(answered)).GetProperty("due").ValueKind == JsonValueKind.Null, Soon, "the answer was followed");
        var breach = Assert.Single((await owner.GetAsync("deadlines/breaches")).Items);
        Assert.Equal(forgotten, breach.GetProperty("conversationId").GetGuid());
        host.Time.Advance(TimeSpan.FromHours(3));
        await owner.ReplyAsync(forgotten, "Sorry.");
        await DueAsync(owner, forgotten, null);
        Assert.Single((await owner.GetAsync("deadlines/breaches")).Items);
        var lateness = await host.Get<Heed.Platform.Store.IStore>().Read().QueryAsync(
            $"select facts from platform_ledger where workspace = {company.Workspace} and name = {"deadline.broken"}", r => JsonDocument.Parse(r.Text(0)).RootElement.GetProperty("late").GetInt64(), CancellationToken.None);
        Assert.InRange(Assert.Single(lateness), 9_800, 10_900);
    }

    [Theory, OnEveryEngine]
    public async Task A_greeting_is_no_answer_and_what_was_broken_once_is_broken_once(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var words = new Dictionary<string, string> { ["zh-CN"] = "", ["en"] = "Welcome." };
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false, greeting = new { enabled = true, text = words } });
        (await owner.PostAsync("deadlines/policies", new { name = "All", filter = Everything, terms = new { firstResponse = 30, resolution = 60, hours = "always", botAnswersCount = true, promise = words } })).Expect(201);
        var (_, id) = await company.ContactAsync(siteKey);
        await DueAsync(owner, id, "firstResponse");
        await Eventually.TrueAsync(async () => (await owner.ThreadAsync(id)).Count(m => m.GetProperty("text").GetString() == "Welcome.") == 2, Soon, "greeting and promise");
        Assert.Equal("running", Clock(await ClocksAsync(owner, id), "firstResponse").GetProperty("state").GetString());
        (await owner.ReplyAsync(id, "Here I am.")).Expect(201);
        await DueAsync(owner, id, "resolution");
        host.Time.Advance(TimeSpan.FromMinutes(61));
        await Eventually.TrueAsync(async () => (await owner.GetAsync("deadlines/breaches?owed=true")).Items.Count == 1, Soon, "the breach");
        foreach (var act in new[] { "resolve", "reopen", "resolve" })
        {
            (await owner.PostAsync($"conversations/{id}/{act}")).Expect(200);
            await DueAsync(owner, id, act == "reopen" ? "resolution" : null);
        }

        Assert.Single((await owner.GetAsync("deadlines/breaches")).Expect(200).Items);
    }

    [Theory, OnEveryEngine]
    public async Task Policies_are_asked_in_order_checked_and_tried_before_they_are_kept(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var label = (await owner.PostAsync("labels", new { name = "Complaint", color = "#aa3344" })).Expect(201).Id;
        var complaints = new { match = "all", conditions = new object[] { new { field = "label", @operator = "in", value = new[] { label } } } };
        (await owner.PostAsync("deadlines/policies", new { name = "", filter = complaints, terms = new { warnPercent = 0 } })).Expect(400);
        (await owner.PostAsync("deadlines/policies", new { name = "x", filter = new { match = "all", conditions = new[] { new { field = "nonsense", @operator = "is", value = true } } }, terms = new { resolution = 10 } })).Expect(400);
        (await owner.PostAsync("deadlines/policies", new { name = "x", filter = complaints, terms = new { resolution = 10, steps = new[] { new { minutes = 0 } } } })).Expect(400);
        var agent = await company.PersonAsync();
        (await agent.PostAsync("deadlines/policies", new { name = "x", filter = complaints, terms = new { resolution = 10 } })).Expect(403);

        (await owner.PostAsync("deadlines/policies", new { name = "Complaints", order = 1, filter = complaints, terms = new { firstResponse = 30, hours = "always" } })).Expect(201);
        var all = (await owner.PostAsync("deadlines/policies", new { name = "All", order = 2, filter = Everything, terms = new { firstResponse = 240, hours = "always" } })).Expect(201);
        // What was open before comes under the policy, counted from its beginning.
        Assert.InRange((await DueAsync(owner, id, "firstResponse") - host.Time.GetUtcNow()).TotalMinutes, 235, 240);
        (await owner.PatchAsync($"conversations/{id}", new { labelIds = new[] { label } })).Expect(200);
        await Eventually.TrueAsync(
            async () => (await owner.ConversationAsync(id)).GetProperty("due").GetProperty("at").GetDateTimeOffset() < host.Time.GetUtcNow().AddMinutes(31), Soon, "the complaint's policy");
        var tried = (await owner.PostAsync("deadlines/policies/try", new { filter = complaints })).Expect(200);
        Assert.Equal((1, 1), (tried["conversations"].GetInt32(), tried["all"].GetInt32()));
        Assert.Equal(JsonValueKind.Null, tried["broken"].ValueKind);
        var kept = (await owner.PostAsync("deadlines/policies/try", new { filter = complaints, terms = new { firstResponse = 30, resolution = 60, hours = "always" } })).Expect(200)["broken"];
        Assert.Equal((1, 0), (kept.GetProperty("looked").GetInt32(), kept.GetProperty("any").GetInt32()));
        (await owner.PostAsync("deadlines/policies/try", new { filter = complaints, terms = new { firstResponse = 0 } })).ExpectProblem(400, "invalid");
        (await owner.PatchAsync($"deadlines/policies/{all.Id}", new { enabled = false }, "\"7\"")).Expect(412);
        Assert.Equal(["Complaints", "All"], (await agent.GetAsync("deadlines/policies")).Expect(200).Items.Select(p => p.GetProperty("name").GetString()));
    }

    private static async Task<DateTimeOffset> DueAsync(Api agent, Guid conversation, string? kind)
    {
        var due = default(JsonElement);
        await Eventually.TrueAsync(
            async () =>
            {
                due = (await agent.ConversationAsync(conversation)).GetProperty("due");
                return kind is null ? due.ValueKind == JsonValueKind.Null : due.ValueKind == JsonValueKind.Object && due.GetProperty("kind").GetString() == kind;
            },
            Soon, $"the list shows {kind ?? "nothing"}");
        return kind is null ? default : due.GetProperty("at").GetDateTimeOffset();
    }

    private static async Task NoticesAsync(Api agent, string kind, int count)
    {
        await Eventually.TrueAsync(async () => (await agent.GetAsync("notices")).Items.Any(n => n.GetProperty("kind").GetString() == kind), Soon, kind);
        Assert.Equal(count, (await agent.GetAsync("notices")).Items.Count(n => n.GetProperty("kind").GetString() == kind));
    }

    private static async Task<IReadOnlyList<JsonElement>> ClocksAsync(Api agent, Guid conversation) =>
        [.. (await agent.GetAsync($"conversations/{conversation}/deadlines")).Expect(200)["clocks"].EnumerateArray()];

    private static JsonElement Clock(IReadOnlyList<JsonElement> clocks, string kind) => clocks.Single(c => c.GetProperty("kind").GetString() == kind);
}
