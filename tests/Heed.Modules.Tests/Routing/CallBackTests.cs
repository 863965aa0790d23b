using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Routing;

public sealed class CallBackTests
{
    [Theory, OnEveryEngine]
    public async Task A_customer_leaves_a_number_keeps_the_place_is_rung_again_and_told_so(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        await QueueAsync(owner, new { callBack = true, callBackAfterSeconds = 30, callBackAttempts = 2, callBackMinutes = 10, abandonSeconds = 10 });
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        var (visitor, first) = await company.ContactAsync(siteKey);
        var (_, second) = await company.ContactAsync(siteKey);

        // After half a minute in the queue the chat offers to ring; what cannot be rung is said so.
        host.Time.Advance(TimeSpan.FromSeconds(31));
        var offer = await SaidAsync(visitor, m => m.GetProperty("parts").ValueKind == JsonValueKind.Object && m.GetProperty("parts").GetProperty("callBack").ValueKind == JsonValueKind.Object);
        Assert.Equal("bot", offer.GetProperty("authorKind").GetString());
        await PressAsync(visitor, "110", "callBack:110");
        await SaidAsync(visitor, "does not look like a number");
        Assert.Empty((await owner.GetAsync("routing/call-backs")).Expect(200).Items);
        await PressAsync(visitor, "Please ring me", "callBack:138 1234 5678");
        var told = await SaidAsync(visitor, "+86 138****5678");
        Assert.Equal("callBack:cancel", told.GetProperty("parts").GetProperty("choices")[0].GetProperty("id").GetString());
        var asked = Assert.Single((await owner.GetAsync("routing/call-backs")).Items);
        Assert.Equal(("waiting", "+8613812345678", first), (asked.GetProperty("state").GetString(), asked.GetProperty("phone").GetString(), asked.GetProperty("conversationId").GetGuid()));
        Assert.Contains(await owner.ThreadAsync(first), m => m.GetProperty("activity").ValueKind == JsonValueKind.Object && m.GetProperty("activity").GetProperty("code").GetString() == "callBackAsked");

        // Said again it stays one; taken back and asked for anew it is another, and the conversation waits as before.
        await PressAsync(visitor, "Please ring me", "callBack:13812345678");
        Assert.Single((await owner.GetAsync("routing/call-backs")).Items);
        await PressAsync(visitor, "Do not ring me", "callBack:cancel");
        Assert.Empty((await owner.GetAsync("routing/call-backs")).Items);
        await PressAsync(visitor, "Please ring me", "callBack:13812345678");

        // An agent comes: whoever waited longest is first, and the card is there for two minutes. Nobody begins: it goes back.
        var agent = await company.PersonAsync();
        await using var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        var card = await CardAsync(owner, first, "due");
        Assert.Equal(agent.Id, card.GetProperty("agentId").GetGuid());
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await UntilAsync(async () => (await owner.ThreadAsync(first)).Any(m => m.GetProperty("activity").ValueKind == JsonValueKind.Object && m.GetProperty("activity").GetProperty("code").GetString() == "callBackMissed"));
        var id = card.GetProperty("id").GetGuid();
        (await agent.PostAsync($"routing/call-backs/{id}/take")).Expect(200);
        Assert.Equal(agent.Id, (await owner.ConversationAsync(first)).GetProperty("assigneeId").GetGuid());
        (await owner.PostAsync($"routing/call-backs/{id}/take")).ExpectProblem(409, "callBackTaken");
        await PressAsync(visitor, "Do not ring me", "callBack:cancel");
        Assert.Equal("calling", (await CardAsync(owner, first, "calling")).GetProperty("state").GetString());

        // No answer: again in ten minutes, to the agent who has the conversation; the second time it ends, and the customer reads why.
        (await owner.PostAsync($"routing/call-backs/{id}/outcome", new { outcome = "noAnswer" })).ExpectProblem(409, "callBackTaken");
        (await agent.PostAsync($"routing/call-backs/{id}/outcome", new { outcome = "later" })).ExpectProblem(400, "invalid");
        var again = (await agent.PostAsync($"routing/call-backs/{id}/outcome", new { outcome = "noAnswer", note = "Rang six times" })).Expect(200);
        Assert.Equal("booked", again.Text("state"));
        await SaidAsync(visitor, "We will try again");
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await CardAsync(owner, first, "due");
        (await agent.PostAsync($"routing/call-backs/{id}/take")).Expect(200);
        var failed = (await agent.PostAsync($"routing/call-backs/{id}/outcome", new { outcome = "noAnswer" })).Expect(200);
        Assert.Equal(("failed", 2), (failed.Text("state"), failed["calls"].GetArrayLength()));
        await SaidAsync(visitor, "We rang 2 times");
        Assert.Empty((await owner.GetAsync("routing/call-backs")).Items);
        (await agent.PostAsync($"routing/call-backs/{id}/outcome", new { outcome = "reached" })).ExpectProblem(409, "callBackOver");
        Assert.NotEqual(first, second);
    }

    [Theory, OnEveryEngine]
    public async Task Twenty_take_at_once_and_one_rings_times_fill_up_and_who_is_not_to_be_rung_is_not(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, one) = await company.ContactAsync(siteKey);
        Assert.True((await owner.PostAsync("routing/call-backs", new { conversationId = one, phone = "010-88889999" })).Expect(200)["taken"].GetBoolean());
        var id = Assert.Single((await owner.GetAsync("routing/call-backs")).Items).GetProperty("id").GetGuid();
        var agents = new List<Api>();
        for (var i = 0; i < 20; i++) agents.Add(await company.PersonAsync("supervisor"));
        var taken = await Task.WhenAll(agents.Select(a => a.PostAsync($"routing/call-backs/{id}/take")));
        var winner = agents[taken.ToList().FindIndex(t => t.Status == 200)];
        Assert.Single(taken, t => t.Status == 200);
        Assert.All(taken.Where(t => t.Status != 200), t => t.ExpectProblem(409, "callBackTaken"));
        (await winner.PostAsync($"routing/call-backs/{id}/outcome", new { outcome = "reached", note = "Solved" })).Expect(200);

        // One place at every hour of the day: the second customer gets another time.
        await QueueAsync(owner, new { callBack = true, callBackSlots = Enumerable.Range(0, 23).Select(h => new { days = new[] { 0, 1, 2, 3, 4, 5, 6 }, from = $"{h:00}:00", to = $"{h + 1:00}:00", places = 1 }).Take(20).ToArray() });
        var (_, two) = await company.ContactAsync(siteKey);
        var (_, three) = await company.ContactAsync(siteKey);
        var slots = (await owner.GetAsync($"routing/call-backs/slots/{two}")).Expect(200).Items;
        var at = slots[1].GetProperty("from").GetString();
        Assert.True((await owner.PostAsync("routing/call-backs", new { conversationId = two, phone = "13912345678", at })).Expect(200)["taken"].GetBoolean());
        Assert.False((await owner.PostAsync("routing/call-backs", new { conversationId = three, phone = "13712345678", at })).Expect(200)["taken"].GetBoolean());
        Assert.DoesNotContain((await owner.GetAsync($"routing/call-backs/slots/{three}")).Items, s => s.GetProperty("from").GetString() == at);
        Assert.Equal("booked", Assert.Single((await owner.GetAsync("routing/call-backs")).Items).GetProperty("state").GetString());

        // Not to be rung.
        (await owner.PostAsync("attributes", new { key = "doNotCall", name = "Do not call", type = "boolean" })).Expect(201);
        var customer = (await owner.ConversationAsync(three)).GetProperty("customer").GetProperty("id").GetGuid();
        (await owner.PatchAsync($"customers/{customer}", new { attributes = new { doNotCall = true } })).Expect(200);
        Assert.False((await owner.PostAsync("routing/call-backs", new { conversationId = three, phone = "13712345678" })).Expect(200)["taken"].GetBoolean());

        // Its time comes; nobody has the conversation, so it waits for whoever takes it. Resolved otherwise, nobody is rung.
        host.Time.Advance(TimeSpan.FromHours(26));
        await CardAsync(owner, two, "waiting");
        (await owner.PostAsync($"conversations/{two}/take")).Expect(200);
        await CardAsync(owner, two, "due");
        (await owner.PostAsync($"conversations/{two}/resolve")).Expect(200);
        await UntilAsync(async () => (await owner.GetAsync("routing/call-backs")).Items.Count == 0);

        // An agent plans one: refused with a reason where something is in the way, moved, cancelled, and begun at once.
        Task<Answer> PlanAsync(Guid conversation, string phone, DateTimeOffset? when = null, bool ring = false) => owner.PostAsync("routing/call-backs/plan", new { conversationId = conversation, phone, at = when, ring });
        var now = DateTimeOffset.FromUnixTimeSeconds(host.Time.GetUtcNow().ToUnixTimeSeconds());
        var (_, four) = await company.ContactAsync(siteKey);
        Assert.Equal("badPhone", (await PlanAsync(four, "110")).ExpectProblem(400, "invalid")["errors"].GetProperty("phone")[0].GetProperty("code").GetString());
        (await PlanAsync(four, "13612345678", now.AddDays(40))).ExpectProblem(400, "invalid");
        (await PlanAsync(four, "13612345678", now.AddHours(1), ring: true)).ExpectProblem(400, "invalid");
        (await PlanAsync(three, "13712345678")).ExpectProblem(409, "callBackDenied");
        (await PlanAsync(two, "13612345678")).ExpectProblem(409, "callBackResolved");
        var planned = (await PlanAsync(four, "136 1234 5678", now.AddHours(2))).Expect(200);
        Assert.Equal(("booked", "+8613612345678"), (planned.Text("state"), planned.Text("phone")));
        (await PlanAsync(four, "13612345678")).ExpectProblem(409, "callBackOpen");
        var moved = (await owner.PostAsync($"routing/call-backs/{planned.Text("id")}/move", new { at = now.AddHours(3) })).Expect(200);
        Assert.Equal(now.AddHours(3), moved["dueAt"].GetDateTimeOffset());
        (await owner.DeleteAsync($"routing/call-backs/{planned.Text("id")}")).Expect(204);
        (await owner.PostAsync($"routing/call-backs/{planned.Text("id")}/move", new { at = now.AddHours(3) })).ExpectProblem(409, "callBackOver");
        var ringing = (await PlanAsync(four, "13612345678", ring: true)).Expect(200);
        Assert.Equal(("calling", (await owner.ConversationAsync(four)).GetProperty("assigneeId").GetString()), (ringing.Text("state"), ringing.Text("agentId")));
        (await owner.PostAsync($"routing/call-backs/{ringing.Text("id")}/move", new { at = now.AddHours(3) })).ExpectProblem(409, "callBackTaken");
        Assert.Contains(await owner.ThreadAsync(four), m => m.GetProperty("activity").ValueKind == JsonValueKind.Object && m.GetProperty("activity").GetProperty("code").GetString() == "callBackBegun");
    }

    private static async Task QueueAsync(Api owner, object terms)
    {
        var queue = (await owner.GetAsync("routing/queues")).Expect(200).Items[0];
        (await owner.PatchAsync($"routing/queues/{queue.GetProperty("id").GetGuid()}", new { terms })).Expect(200);
    }

    private static async Task PressAsync(Api visitor, string text, string choice) =>
        (await visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text, choice })).Expect(201);

    private static Task<JsonElement> SaidAsync(Api visitor, string words) => SaidAsync(visitor, m => m.GetProperty("text").GetString()!.Contains(words, StringComparison.Ordinal));

    private static async Task<JsonElement> SaidAsync(Api visitor, Func<JsonElement, bool> fits)
    {
        JsonElement? found = null;
        await UntilAsync(async () => (found = (await visitor.GetAsync("/widget/v1/messages")).Expect(200).Items.Select(m => (JsonElement?)m).LastOrDefault(m => fits(m!.Value))) is not null);
        return found!.Value;
    }

    private static async Task<JsonElement> CardAsync(Api viewer, Guid conversation, string state)
    {
        JsonElement? found = null;
        await UntilAsync(async () => (found = (await viewer.GetAsync("routing/call-backs")).Expect(200).Items.Select(c => (JsonElement?)c)
            .FirstOrDefault(c => c!.Value.GetProperty("conversationId").GetGuid() == conversation && c.Value.GetProperty("state").GetString() == state)) is not null);
        return found!.Value;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await holds()) return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come true within ten seconds.");
    }
}
