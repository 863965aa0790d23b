using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Routing;

public sealed class WayTests
{
    [Theory, OnEveryEngine]
    public async Task A_published_rule_leads_through_its_queue_and_skill_to_the_desk_of_who_can_and_says_why(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var (able, other) = (await company.PersonAsync(), await company.PersonAsync());
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        var skill = (await owner.PostAsync("routing/skills", new { name = "Boilers" })).Expect(201).Id;
        (await owner.PatchAsync($"routing/agents/{able.Id}", new { skills = new[] { new { skillId = skill, level = 3 } } }, "\"0\"")).Expect(200);
        var repairs = (await owner.PostAsync("routing/queues", new { name = "Repairs", terms = new { } })).Expect(201).Id;
        var (mail, boilers) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        object Is(string field, string op, object value) => new { field, @operator = op, value };
        object[] rules =
        [
            new { id = mail, name = "Letters", filter = new { match = "all", conditions = new[] { Is("channel", "in", new[] { "email" }) } }, then = new { priorityMinutes = 1 } },
            new
            {
                id = boilers,
                name = "Boilers",
                filter = new { match = "all", conditions = new[] { Is("channel", "in", new[] { "web" }), Is("language", "in", new[] { "en" }), Is("text", "contains", new[] { "boiler" }) } },
                then = new { queueId = repairs, skills = new[] { new { skillId = skill, level = 2 } }, priorityMinutes = 5 },
            },
        ];
        (await owner.PutAsync("routing/rules/draft", new { rules })).Expect(200);
        Assert.Equal(1, (await owner.PostAsync("routing/rules/publish", new { note = "First" })).Expect(200)["inForce"].GetInt32());

        // Only somebody who cannot is there: the one waits, the other is served.
        await using var otherLive = await other.LiveAsync();
        var (_, broken) = await company.ContactAsync(siteKey, "My boiler is broken");
        var (_, parcel) = await company.ContactAsync(siteKey, "Where is my parcel?");
        await Waits.UntilAsync(async () => (await owner.ConversationAsync(parcel)).Assignee() == other.Id);
        var way = await WayAsync(broken);
        Assert.Equal(("waiting", repairs, boilers, 1), (way.Text("standing"), way["queueId"].GetGuid(), way["ruleId"].GetGuid(), way["ruleVersion"].GetInt32()));
        Assert.Equal([("Letters", false), ("Boilers", true)], way["trail"].EnumerateArray().Select(t => (t.GetProperty("name").GetString()!, t.GetProperty("met").GetBoolean())));
        Assert.Equal((skill, 2), (way["needs"].GetProperty("skills")[0].GetProperty("skillId").GetGuid(), way["needs"].GetProperty("skills")[0].GetProperty("level").GetInt32()));
        Assert.Equal(5, way["needs"].GetProperty("bonusMinutes").GetDouble());
        var lacks = way["candidates"].EnumerateArray().Single(c => c.GetProperty("agentId").GetGuid() == other.Id);
        Assert.Equal(("skill", skill), (lacks.GetProperty("reason").GetString(), lacks.GetProperty("skillId").GetGuid()));

        // Who can comes to the desk, and has it there.
        await using var ableLive = await able.LiveAsync();
        await Waits.UntilAsync(async () => (await owner.ConversationAsync(broken)).Assignee() == able.Id);
        Assert.Contains(broken, (await able.GetAsync("conversations?tier=all&limit=50")).Expect(200).Items.Select(c => c.GetProperty("id").GetGuid()));
        way = await WayAsync(broken);
        Assert.Equal((able.Id, boilers, JsonValueKind.Null), (way["agentId"].GetGuid(), way["ruleId"].GetGuid(), way["candidates"].ValueKind));
        var decided = way["decisions"].EnumerateArray().Last(d => d.GetProperty("agentId").ValueKind == JsonValueKind.String);
        Assert.Equal((able.Id, repairs), (decided.GetProperty("agentId").GetGuid(), decided.GetProperty("queueId").GetGuid()));
        Assert.Contains(decided.GetProperty("why").GetString(), new[] { "firstInLine", "onlyOne" });
        Assert.True(decided.GetProperty("score").GetDouble() >= 5);
        Assert.Equal(JsonValueKind.Null, (await WayAsync(parcel))["ruleId"].ValueKind);

        async Task<Answer> WayAsync(Guid conversation) => (await owner.GetAsync($"conversations/{conversation}/routing")).Expect(200);
    }
}
