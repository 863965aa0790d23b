using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Routing;
using Heed.Platform.Store;
using Heed.Routing.Public;

namespace Heed.Modules.Tests.Floor;

public sealed class FloorTests
{
    [Theory, OnEveryEngine]
    public async Task The_figures_are_those_of_a_recount_whatever_was_played(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync(timeZone: Morning(host));
        var elsewhere = await company.BrandAsync("Elsewhere");
        var mine = await company.WebInboxAsync("Mine", more: new { autoAssign = false });
        var theirs = await company.WebInboxAsync("Theirs", elsewhere, new { autoAssign = false });
        var lead = await company.PersonAsync("supervisor", elsewhere);
        var agent = await company.PersonAsync();
        await using var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        (await agent.GetAsync("floor")).ExpectProblem(403, "forbidden");

        var random = new Random(3);
        var waiting = new List<Guid>();
        var held = new List<Guid>();
        var (answered, resolved, came, away) = (0, 0, 0, 0);
        for (var step = 0; step < 40; step++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(random.Next(1, 20)));
            var what = random.Next(4);
            if (what <= 1 || waiting.Count + held.Count == 0)
            {
                var isAway = random.Next(3) == 0;
                waiting.Add((await company.ContactAsync(isAway ? theirs.SiteKey : mine.SiteKey, $"contact {step}")).Conversation);
                came++;
                if (isAway) away++;
            }
            else if (what == 2 && waiting.Count > 0)
            {
                var one = waiting[random.Next(waiting.Count)];
                (await company.Owner.PostAsync($"conversations/{one}/assign", new { assigneeId = agent.Id, teamId = (Guid?)null })).Expect(200);
                waiting.Remove(one);
                held.Add(one);
                answered++;
            }
            else if (held.Count > 0)
            {
                var one = held[random.Next(held.Count)];
                (await company.Owner.PostAsync($"conversations/{one}/resolve")).Expect(200);
                held.Remove(one);
                resolved++;
            }

            // Looked at now and then, so that both following and reading afresh are compared below.
            if (step % 7 == 0) await FloorAsync(company.Owner);
        }

        var followed = await FloorAsync(company.Owner);
        await host.RestartAsync();
        var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        foreach (var floor in new[] { followed, await FloorAsync(owner) })
        {
            var queues = floor.GetProperty("queues").EnumerateArray().ToList();
            Assert.Equal(waiting.Count, queues.Sum(q => q.GetProperty("waiting").GetInt32()));
            Assert.Equal(waiting.Count, queues.Sum(q => q.GetProperty("trend").EnumerateArray().Last().GetInt32()));
            Assert.Equal((came, answered, 0), (Sum(queues, "entered"), Sum(queues, "answered"), Sum(queues, "abandoned")));
            Assert.Equal(await RecountAsync(host, company, "handler = 2 and assignee is null and tier in (0, 1)"), waiting.Count);
            var shown = queues.SelectMany(q => q.GetProperty("waits").EnumerateArray()).ToList();
            Assert.Equal(shown.Select(w => w.GetProperty("since").GetDateTimeOffset()).Order(), shown.Select(w => w.GetProperty("since").GetDateTimeOffset()));
            Assert.Subset(waiting.ToHashSet(), shown.Select(w => w.GetProperty("conversationId").GetGuid()).ToHashSet());
            var card = floor.GetProperty("agents").EnumerateArray().Single(a => a.GetProperty("personId").GetGuid() == agent.Id);
            Assert.Equal(held.Count, card.GetProperty("load").GetInt32());
            Assert.Equal(waiting.Count, Tile(floor, "waiting").GetProperty("value").GetInt32());
        }

        // Who supervises one brand sees the figures of that one, and nothing of the other.
        var part = await FloorAsync(await host.SignInAsync(company.Workspace, lead.Person));
        Assert.Equal(away, part.GetProperty("queues").EnumerateArray().Sum(q => q.GetProperty("entered").GetInt32()));
        Assert.All(part.GetProperty("queues").EnumerateArray().SelectMany(q => q.GetProperty("waits").EnumerateArray()), w => Assert.Equal(elsewhere, w.GetProperty("brandId").GetGuid()));
    }

    [Theory, OnEveryEngine]
    public async Task Nothing_is_answered_twice_tiles_are_set_up_and_a_conversation_is_taken_over(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var agent = await company.PersonAsync();
        var lead = await company.PersonAsync("supervisor");
        var (_, conversation) = await company.ContactAsync(siteKey);
        var floor = await FloorAsync(lead);
        Assert.Equal(6, floor.GetProperty("tiles").GetArrayLength());
        // Twenty seconds may end between the two, once.
        var again = await lead.GetAsync($"floor?known={floor.GetProperty("tag").GetString()}");
        if (again.Status == 200) again = await lead.GetAsync($"floor?known={again.Text("tag")}");
        again.Expect(204);
        Assert.NotEqual((await company.Owner.GetAsync("floor")).Text("tag"), floor.GetProperty("tag").GetString());

        var tiles = new object[] { new { kind = "longestWait", target = 30, action = "assign" }, new { kind = "satisfaction", target = 4.5, action = "none" } };
        (await lead.PutAsync("floor/settings", new { tiles = tiles.Append(tiles[0]) })).ExpectProblem(400, "invalid");
        (await lead.PutAsync("floor/settings", new { tiles = new object[] { new { kind = "serviceLevel", target = 101, action = "none" } } })).ExpectProblem(400, "invalid");
        Assert.Equal(1, (await lead.PutAsync("floor/settings", new { tiles })).Expect(200).Body.GetProperty("version").GetInt64());
        host.Time.Advance(TimeSpan.FromSeconds(40));
        var wait = Tile(await FloorAsync(lead), "longestWait");
        Assert.Equal(("over", conversation), (wait.GetProperty("state").GetString(), wait.GetProperty("conversationId").GetGuid()));

        (await lead.PostAsync($"conversations/{conversation}/assign", new { assigneeId = agent.Id, teamId = (Guid?)null })).Expect(200);
        (await agent.PostAsync($"floor/conversations/{conversation}/take-over")).ExpectProblem(403, "forbidden");
        Assert.Equal(agent.Id, (await lead.PostAsync($"floor/conversations/{conversation}/take-over")).Expect(200).Body.GetProperty("fromId").GetGuid());
        (await lead.PostAsync($"floor/conversations/{conversation}/take-over")).Expect(200);
        Assert.Equal(lead.Id, (await lead.ConversationAsync(conversation)).GetProperty("assigneeId").GetGuid());
        Assert.Single((await agent.GetAsync("notices")).Items, n => n.GetProperty("kind").GetString() == "takenOver");
        Assert.Single(await lead.ThreadAsync(conversation), m => m.GetProperty("activity").ValueKind == JsonValueKind.Object && m.GetProperty("activity").GetProperty("code").GetString() == "takenOver");
    }

    [Theory, OnEveryEngine]
    public async Task Queues_show_who_waits_was_answered_and_left_as_the_ledger_tells(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync(timeZone: Morning(host));
        var owner = company.Owner;
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        await Waits.QueueAsync(owner, new { targetSeconds = 30, targetPercent = 80, alarmSeconds = 45, abandonSeconds = 10 });
        var contacts = new List<(Api Visitor, Guid Conversation)>();
        for (var i = 0; i < 4; i++)
        {
            contacts.Add(await company.ContactAsync(siteKey, $"contact {i}"));
            host.Time.Advance(TimeSpan.FromSeconds(12));
        }

        var queue = await QueueAsync(owner, q => q.GetProperty("waiting").GetInt32() == 4);
        Assert.Equal(contacts.Select(c => c.Conversation), queue.GetProperty("waits").EnumerateArray().Select(w => w.GetProperty("conversationId").GetGuid()));
        Assert.Equal((0, JsonValueKind.Null), (queue.GetProperty("staffed").GetInt32(), queue.GetProperty("serviceLevel").ValueKind));
        // The first has waited beyond the alarm: a supervisor is told.
        var need = Assert.Single((await FloorAsync(owner)).GetProperty("needs").EnumerateArray());
        Assert.Equal(("wait", contacts[0].Conversation), (need.GetProperty("kind").GetString(), need.GetProperty("conversation").GetProperty("conversationId").GetGuid()));

        // One gives up, an agent comes and gets the others.
        await host.Get<IWaiting>().GoneAsync(company.Workspace, contacts[3].Conversation, host.Time.GetUtcNow(), CancellationToken.None);
        host.Time.Advance(TimeSpan.FromSeconds(11));
        await QueueAsync(owner, q => q.GetProperty("abandoned").GetInt32() == 1 && q.GetProperty("waiting").GetInt32() == 3);
        var agent = await company.PersonAsync();
        await using var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        queue = await QueueAsync(owner, q => q.GetProperty("answered").GetInt32() == 3);
        Assert.Equal((4, 1, 0, 1), (queue.GetProperty("entered").GetInt32(), queue.GetProperty("abandoned").GetInt32(), queue.GetProperty("waiting").GetInt32(), queue.GetProperty("staffed").GetInt32()));
        var left = await LeftAsync(host, company);
        Assert.Equal(left.Count(l => l.How == "answered" && l.Seconds <= 30) / 4.0, queue.GetProperty("serviceLevel").GetDouble());
        Assert.Equal(0.25, queue.GetProperty("abandonment").GetDouble());

        // Resolved after ten minutes each: that many at once need nobody more; rated, and shown.
        host.Time.Advance(TimeSpan.FromMinutes(10));
        foreach (var (_, conversation) in contacts.Take(3)) (await agent.PostAsync($"conversations/{conversation}/resolve")).Expect(200);
        (await contacts[0].Visitor.PutAsync("/widget/v1/rating", new { score = 4 })).Expect(200);
        (await contacts[1].Visitor.PutAsync("/widget/v1/rating", new { score = 5 })).Expect(200);
        (await owner.PutAsync("floor/settings", new { tiles = new object[] { new { kind = "satisfaction", target = 4.6, action = "none" }, new { kind = "staffing", target = 0, action = "none" } } })).Expect(200);
        var floor = await FloorAsync(owner);
        var satisfaction = Tile(floor, "satisfaction");
        Assert.Equal((4.5, 2, "over"), (satisfaction.GetProperty("value").GetDouble(), satisfaction.GetProperty("of").GetInt32(), satisfaction.GetProperty("state").GetString()));
        var staffing = Tile(floor, "staffing");
        Assert.Equal((1, "ok"), (staffing.GetProperty("value").GetInt32(), staffing.GetProperty("state").GetString()));
        Assert.Equal(1, staffing.GetProperty("of").GetInt32());
        // Three hours later the hour is empty, the day is not.
        host.Time.Advance(TimeSpan.FromHours(3));
        queue = await QueueAsync(owner, _ => true);
        Assert.All(queue.GetProperty("trend").EnumerateArray(), step => Assert.Equal(0, step.GetInt32()));
    }

    private static async Task<JsonElement> QueueAsync(Api who, Func<JsonElement, bool> holds)
    {
        for (var i = 0; i < 100; i++)
        {
            var queue = Assert.Single((await FloorAsync(who)).GetProperty("queues").EnumerateArray());
            if (holds(queue)) return queue;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The queue did not come to that.");
    }

    private static async Task<List<(string How, int Seconds)>> LeftAsync(HeedHost host, Company company)
    {
        using var session = host.Get<IStore>().Read();
        return await session.QueryAsync(
            $"select facts from platform_ledger where workspace = {company.Workspace} and name = {"queue.left"}",
            r => JsonDocument.Parse(r.Text(0)).RootElement, CancellationToken.None) is { } facts
            ? [.. facts.Select(f => (f.GetProperty("how").GetString()!, f.GetProperty("seconds").GetInt32()))]
            : [];
    }

    /// <summary>A time zone in which it is about ten now: no midnight falls into a test, whenever it runs.</summary>
    private static string Morning(HeedHost host)
    {
        var ahead = 10 - host.Time.GetUtcNow().Hour;
        if (ahead < -12) ahead += 24;
        return ahead == 0 ? "Etc/GMT" : $"Etc/GMT{(ahead > 0 ? "-" : "+")}{Math.Abs(ahead)}";
    }

    private static async Task<JsonElement> FloorAsync(Api who) => (await who.GetAsync("floor")).Expect(200).Body;

    private static JsonElement Tile(JsonElement floor, string kind) => floor.GetProperty("tiles").EnumerateArray().Single(t => t.GetProperty("kind").GetString() == kind);

    private static int Sum(IEnumerable<JsonElement> queues, string member) => queues.Sum(q => q.GetProperty(member).GetInt32());

    private static async Task<long> RecountAsync(HeedHost host, Company company, string condition)
    {
        using var session = host.Get<IStore>().Read();
        var where = new SqlText(0, 0);
        where.AppendLiteral(condition);
        return await session.NumberAsync($"select count(*) from conversations_conversations where workspace = {company.Workspace} and {where}", CancellationToken.None);
    }
}
