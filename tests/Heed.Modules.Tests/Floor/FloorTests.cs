using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Floor;

public sealed class FloorTests
{
    [Theory, OnEveryEngine]
    public async Task The_figures_are_those_of_a_recount_whatever_was_played(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
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
