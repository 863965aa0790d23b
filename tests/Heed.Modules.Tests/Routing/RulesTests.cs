using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Routing;

public sealed class RulesTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Queues_skills_and_people_are_kept_with_versions_and_said_clearly_when_wrong(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (owner, agent) = (company.Owner, await company.PersonAsync());
        var team = await company.TeamAsync("Repairs", agent.Id);
        var standing = Assert.Single((await owner.GetAsync("routing/queues")).Expect(200).Items);
        Assert.True(standing.GetProperty("isDefault").GetBoolean());
        (await owner.PatchAsync($"routing/queues/{standing.GetProperty("id").GetGuid()}", new { archived = true })).ExpectProblem(409, "defaultQueue");
        (await agent.PostAsync("routing/queues", new { name = "Mine", terms = new { } })).ExpectProblem(403, "forbidden");

        var skill = (await owner.PostAsync("routing/skills", new { name = "Boilers" })).Expect(201).Id;
        (await owner.PostAsync("routing/skills", new { name = "Boilers" })).ExpectProblem(409, "nameTaken");
        var terms = new { teamIds = new[] { team }, acceptSeconds = 20, rings = new[] { new { afterSeconds = 60, everyone = true, skillRelief = 1 } }, targetSeconds = 30 };
        var queue = (await owner.PostAsync("routing/queues", new { name = "Repairs", terms })).Expect(201);
        (await owner.PostAsync("routing/queues", new { name = "Repairs", terms })).ExpectProblem(409, "nameTaken");
        (await owner.PostAsync("routing/queues", new { name = "Bad", terms = new { acceptSeconds = 3, targetPercent = 0, rings = new[] { new { afterSeconds = 5 } } } })).ExpectProblem(400, "invalid");
        (await owner.PostAsync("routing/queues", new { name = "Bad", terms = new { teamIds = new[] { Guid.CreateVersion7() } } })).ExpectProblem(400, "invalid");
        (await owner.PatchAsync($"routing/queues/{queue.Id}", new { name = "Repair shop" }, queue.ETag)).Expect(200);
        (await owner.PatchAsync($"routing/queues/{queue.Id}", new { name = "Late" }, queue.ETag)).ExpectProblem(412, "stale");

        var change = new { skills = new[] { new { skillId = skill, level = 3 } }, languages = new[] { "zh", "en" }, capacity = new { units = 6, chat = 2 } };
        var known = (await owner.PatchAsync($"routing/agents/{agent.Id}", change, "\"0\"")).Expect(200);
        Assert.Equal(3, known["skills"][0].GetProperty("level").GetInt32());
        (await owner.PatchAsync($"routing/agents/{agent.Id}", new { skills = new[] { new { skillId = skill, level = 9 } } })).ExpectProblem(400, "invalid");
        (await owner.PatchAsync($"routing/agents/{agent.Id}", new { skills = new[] { new { skillId = Guid.CreateVersion7(), level = 1 } } })).ExpectProblem(400, "invalid");
        (await owner.PatchAsync($"routing/agents/{Guid.CreateVersion7()}", change)).ExpectProblem(404, "notFound");
        (await owner.DeleteAsync($"routing/skills/{skill}")).Expect(204);
        var after = (await agent.GetAsync("routing/agents")).Expect(200).Items.Single(a => a.GetProperty("id").GetGuid() == agent.Id);
        Assert.Empty(after.GetProperty("skills").EnumerateArray());
        Assert.Equal(2, after.GetProperty("capacity").GetProperty("chat").GetInt32());
    }

    [Theory, OnEveryEngine]
    public async Task Rules_are_drafted_judged_tried_published_and_taken_back(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (owner, agent) = (company.Owner, await company.PersonAsync());
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        var skill = (await owner.PostAsync("routing/skills", new { name = "Boilers" })).Expect(201).Id;
        var repairs = (await owner.PostAsync("routing/queues", new { name = "Repairs", terms = new { } })).Expect(201).Id;
        var (_, broken) = await company.ContactAsync(siteKey, "My boiler is broken");
        await company.ContactAsync(siteKey, "Where is my parcel?");
        var (words, all, later) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        object Filter(string field, string op, object value) => new { match = "all", conditions = new[] { new { field, @operator = op, value } } };
        object[] rules =
        [
            new { id = words, name = "Boilers", filter = Filter("text", "contains", new[] { "boiler" }), then = new { queueId = repairs, skills = new[] { new { skillId = skill, level = 2 } }, priorityMinutes = 5 } },
            new { id = all, name = "All of the web", filter = Filter("channel", "in", new[] { "web", "email" }), then = new { valueMinutes = 1 } },
            new { id = later, name = "Never", filter = Filter("channel", "in", new[] { "web" }), then = new { queueId = repairs } },
        ];
        var empty = (await owner.GetAsync("routing/rules")).Expect(200);
        Assert.Equal(0, empty["inForce"].GetInt32());
        (await agent.GetAsync("routing/rules")).ExpectProblem(403, "forbidden");
        (await owner.PutAsync("routing/rules/draft", new { rules = new object[] { new { id = words, name = "", filter = new { }, then = new { priorityMinutes = 90 } } } })).ExpectProblem(400, "invalid");
        var draft = (await owner.PutAsync("routing/rules/draft", new { rules }, empty.ETag)).Expect(200);
        (await owner.PutAsync("routing/rules/draft", new { rules }, empty.ETag)).ExpectProblem(412, "stale");
        Assert.True(draft["differs"].GetBoolean());
        Assert.Equal([(words, "nobodyHasSkill"), (later, "covered")], Findings(draft["findings"]));
        Assert.Equal(all, draft["findings"].EnumerateArray().Last().GetProperty("by")[0].GetGuid());

        // Tried on what has come: nothing is in force, so every hit is the draft's alone.
        var trial = (await owner.PostAsync("routing/rules/try")).Expect(200);
        Assert.Equal(2, trial["conversations"].GetInt32());
        Assert.Equal([(words, 0, 1), (all, 0, 1), (later, 0, 0)], trial["rules"].EnumerateArray().Select(r => (r.GetProperty("ruleId").GetGuid(), r.GetProperty("published").GetInt32(), r.GetProperty("draft").GetInt32())));
        Assert.Equal((2, 0), (trial["unmet"].GetProperty("published").GetInt32(), trial["unmet"].GetProperty("draft").GetInt32()));
        Assert.Contains(broken, trial["changes"].EnumerateArray().Select(c => c.GetProperty("conversationId").GetGuid()));
        Assert.True(trial["waits"].GetProperty("agents").GetInt32() > 0);

        // In force, as a version with its reason; what names something that is gone is not published.
        var first = (await owner.PostAsync("routing/rules/publish", new { note = "First" })).Expect(200);
        Assert.Equal((1, false), (first["inForce"].GetInt32(), first["differs"].GetBoolean()));
        (await owner.PostAsync("routing/rules/publish", new { })).ExpectProblem(409, "nothingChanged");
        object[] unknown = [new { id = words, name = "Gone", filter = Filter("intent", "in", new[] { "none" }), then = new { queueId = Guid.CreateVersion7() } }];
        Assert.Contains((words, "unknownQueue"), Findings((await owner.PutAsync("routing/rules/draft", new { rules = unknown })).Expect(200)["findings"]));
        (await owner.PostAsync("routing/rules/publish", new { })).ExpectProblem(400, "invalid");
        (await owner.DeleteAsync("routing/rules/draft")).Expect(200);
        (await owner.PutAsync("routing/rules/draft", new { rules = Array.Empty<object>() })).Expect(200);
        Assert.Equal(2, (await owner.PostAsync("routing/rules/publish", new { })).Expect(200)["inForce"].GetInt32());
        var back = (await owner.PostAsync("routing/rules/versions/1/restore")).Expect(200);
        Assert.Equal((3, 3), (back["inForce"].GetInt32(), back["published"].GetArrayLength()));
        var versions = (await owner.GetAsync("routing/rules/versions")).Expect(200).Items;
        Assert.Equal([3, 2, 1], versions.Select(v => v.GetProperty("number").GetInt32()));
        Assert.Equal((1, "First"), (versions[0].GetProperty("restoredFrom").GetInt32(), versions[2].GetProperty("note").GetString()));
        Assert.Equal(3, (await owner.GetAsync("routing/rules/versions/1")).Expect(200)["rules"].GetArrayLength());
        (await owner.PostAsync("routing/rules/versions/9/restore")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task A_rule_can_ask_about_words_mood_the_customer_and_the_hour(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var owner = company.Owner;
        (await owner.PostAsync("attributes", new { key = "spent", name = "Spent", type = "number" })).Expect(201);
        (await owner.PostAsync("attributes", new { key = "grade", name = "Grade", type = "choice", choices = new[] { "gold", "silver" } })).Expect(201);
        (await owner.PostAsync("attributes", new { key = "insured", name = "Insured", type = "boolean" })).Expect(201);
        var (_, siteKey) = await company.WebInboxAsync();
        var (_, angry) = await company.ContactAsync(siteKey, "This is terrible, I am furious and I hate your awful service!");
        await company.ContactAsync(siteKey, "Where is my parcel?");
        var customer = (await owner.ConversationAsync(angry)).GetProperty("customer").GetProperty("id").GetGuid();
        (await owner.PatchAsync($"customers/{customer}", new { attributes = new { spent = 1200, grade = "gold", insured = true } })).Expect(200);
        (string Field, string Operator, object Value, int Hits)[] conditions =
        [
            ("text", "contains", new[] { "PARCEL", "invoice" }, 1), ("text", "containsNot", new[] { "parcel" }, 1), ("sentiment", "in", new[] { "negative" }, 1), ("sentiment", "atLeast", 0, 1),
            ("emotion", "in", new[] { "anger" }, 1), ("intent", "in", new[] { "none" }, 2), ("intent", "notIn", new[] { Guid.CreateVersion7().ToString() }, 2), ("customer:spent", "atLeast", 1000, 1), ("customer:spent", "atMost", 1000, 0),
            ("customer:grade", "in", new[] { "gold" }, 1), ("customer:grade", "notIn", new[] { "gold" }, 1), ("customer:grade", "contains", "OL", 1), ("customer:insured", "is", "true", 1),
            ("customer:spent", "isSet", false, 1), ("newCustomer", "is", true, 2),
            ("weekday", "in", new[] { "0", "1", "2", "3", "4", "5", "6" }, 2), ("channel", "in", new[] { "web" }, 2), ("waiting", "longerThan", 5, 0),
        ];
        foreach (var (field, op, value, hits) in conditions)
        {
            object[] rules = [new { id = Guid.CreateVersion7(), name = field, filter = new { match = "all", conditions = new[] { new { field, @operator = op, value } } }, then = new { priorityMinutes = 1 } }];
            Assert.Equal([], Findings((await owner.PutAsync("routing/rules/draft", new { rules })).Expect(200)["findings"]));
            Assert.Equal((field, op, hits), (field, op, (await owner.PostAsync("routing/rules/try")).Expect(200)["rules"][0].GetProperty("draft").GetInt32()));
        }

        // Whom customers should go to is tried too: somebody named for both, the customer's own agent for the one who has one.
        var keeper = await company.PersonAsync();
        (await owner.PostAsync("attributes", new { key = "keeper", name = "Keeper", type = "text" })).Expect(201);
        (await owner.PatchAsync($"customers/{customer}", new { attributes = new { keeper = keeper.Person.Email.ToUpperInvariant() } })).Expect(200);
        foreach (var (prefer, changed) in new (object, int)[] { (new { kind = "person", personId = keeper.Person.Id }, 2), (new { kind = "owner", attribute = "keeper" }, 1), (new { kind = "lastAgent", withinDays = 30 }, 0) })
        {
            object[] rules = [new { id = Guid.CreateVersion7(), name = "Wish", filter = new { match = "all", conditions = new[] { new { field = "channel", @operator = "in", value = new[] { "web" } } } }, then = new { prefer } }];
            (await owner.PutAsync("routing/rules/draft", new { rules })).Expect(200);
            var trial = (await owner.PostAsync("routing/rules/try")).Expect(200);
            Assert.Equal((prefer, changed, true), (prefer, trial["changed"].GetInt32(), trial["waits"].GetProperty("preferences").GetBoolean()));
        }

        object[] bad = [new { id = Guid.CreateVersion7(), name = "Bad", filter = new { match = "all", conditions = new[] { new { field = "assignee", @operator = "in", value = new[] { "me" } } } }, then = new { priorityMinutes = 1 } }];
        Assert.Equal("badCondition", Assert.Single(Findings((await owner.PutAsync("routing/rules/draft", new { rules = bad })).Expect(200)["findings"])).Item2);
    }

    private static IEnumerable<(Guid, string)> Findings(JsonElement findings) =>
        findings.EnumerateArray().Select(f => (f.GetProperty("ruleId").GetGuid(), f.GetProperty("code").GetString()!));
}
