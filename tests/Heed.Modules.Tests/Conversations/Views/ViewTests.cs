using System.Text.Json;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations.Views;

public sealed class ViewTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_view_holds_what_its_conditions_say_and_counts_it(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, urgent) = await company.ContactAsync(siteKey);
        var (_, other) = await company.ContactAsync(siteKey);
        (await company.Owner.PatchAsync($"conversations/{urgent}", new { priority = "urgent" })).Expect(200);
        var view = (await company.Owner.PostAsync("views", new { name = "Urgent", conditions = new[] { Condition("priority", "in", new[] { "urgent" }) } })).Expect(201);
        Assert.Equal([urgent], Ids(await company.Owner.GetAsync($"conversations?view={view.Id}")));
        Assert.Equal([urgent], Ids(await company.Owner.GetAsync($"conversations?view={view.Id}&ids={urgent},{other}")));
        Assert.Equal((1, 0, 0), await CountAsync(company, view.Id));

        (await company.Owner.PatchAsync($"conversations/{other}", new { priority = "urgent" })).Expect(200);
        Assert.Equal((2, 0, 0), await CountAsync(company, view.Id));
        await company.Owner.ReplyAsync(other, "Done");
        Assert.Equal((1, 1, 0), await CountAsync(company, view.Id));
        (await company.Owner.PostAsync($"conversations/{urgent}/resolve")).Expect(200);
        Assert.Equal([other], Ids(await company.Owner.GetAsync($"conversations?view={view.Id}")));
    }

    [Theory, OnEveryEngine]
    public async Task A_filter_narrows_a_list_and_a_wrong_one_says_where(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (inbox, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var filter = JsonSerializer.Serialize(new { match = "all", conditions = new[] { Condition("inbox", "in", new[] { inbox }), Condition("waiting", "is", true) } });
        Assert.Equal([id], Ids(await company.Owner.GetAsync("conversations?assignee=none&filter=" + Uri.EscapeDataString(filter))));
        foreach (var (wrong, field) in new (object Condition, string Field)[]
        {
            (Condition("nonsense", "in", new[] { "x" }), "conditions[0].field"), (Condition("label", "near", new[] { inbox }), "conditions[0].operator"),
            (Condition("label", "in", new[] { "x" }), "conditions[0].value"), (Condition("waiting", "longerThan", -1), "conditions[0].value"),
            (new { match = "any", conditions = new[] { new { match = "any", conditions = Array.Empty<object>() } } }, "conditions[0]"),
            (Condition("field:nothing", "in", new[] { "x" }), "conditions[0].value"),
        })
        {
            var answer = await company.Owner.PostAsync("views", new { name = "Wrong", conditions = new[] { wrong } });
            answer.Expect(400);
            Assert.True(answer["errors"].TryGetProperty(field, out _), field);
        }

        (await company.Owner.GetAsync("conversations?filter=%7B")).Expect(400);
        (await company.Owner.PostAsync("views", new { name = "Empty", conditions = Array.Empty<object>() })).Expect(400);
        (await company.Owner.PostAsync("views", new { name = "Many", conditions = Enumerable.Repeat(Condition("waiting", "is", true), 21) })).Expect(400);
    }

    [Theory, OnEveryEngine]
    public async Task A_view_is_seen_by_those_it_is_shared_with_and_no_other(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var member = await company.PersonAsync("supervisor");
        var stranger = await company.PersonAsync();
        var team = await company.TeamAsync("Returns", member.Person.Id);
        object Body(string scope) => new { name = scope, scope, teamId = scope == "team" ? team : (Guid?)null, conditions = new[] { Condition("waiting", "is", true) } };
        var mine = (await member.PostAsync("views", Body("mine"))).Expect(201);
        var shared = (await member.PostAsync("views", Body("team"))).Expect(201);
        var all = (await member.PostAsync("views", Body("all"))).Expect(201);
        (await stranger.PostAsync("views", Body("all"))).Expect(403);
        (await stranger.PostAsync("views", Body("team"))).Expect(403);
        Assert.Equal(["all"], (await stranger.GetAsync("views")).Items.Select(v => v.GetProperty("name").GetString()));
        Assert.Equal(["all", "mine", "team"], (await member.GetAsync("views")).Items.Select(v => v.GetProperty("name").GetString()).Order());
        foreach (var hidden in new[] { mine.Id, shared.Id })
        {
            (await stranger.GetAsync($"views/{hidden}")).Expect(404);
            (await stranger.GetAsync($"conversations?view={hidden}")).Expect(404);
            (await stranger.PatchAsync($"views/{hidden}", new { name = "x" })).Expect(404);
            (await stranger.DeleteAsync($"views/{hidden}")).Expect(404);
        }

        (await stranger.PatchAsync($"views/{all.Id}", new { name = "x" })).Expect(403);
        (await member.PatchAsync($"views/{all.Id}", new { scope = "mine" }, "\"1\"")).Expect(200);
        (await member.PatchAsync($"views/{all.Id}", new { name = "late" }, "\"1\"")).ExpectProblem(412, "stale");
        Assert.Empty((await stranger.GetAsync("views")).Items);
        (await member.DeleteAsync($"views/{all.Id}")).Expect(204);
    }

    [Theory, OnEveryEngine]
    public async Task A_view_leaves_the_windows_of_those_it_is_taken_from(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var other = await company.PersonAsync();
        var view = (await company.Owner.PostAsync("views", new { name = "All", scope = "all", conditions = new[] { Condition("waiting", "is", true) } })).Expect(201);
        await using var live = await other.LiveAsync();
        await live.NextAsync("ready");
        (await company.Owner.PatchAsync($"views/{view.Id}", new { scope = "mine" })).Expect(200);
        var frame = await live.NextAsync(f => f.TryGetProperty("kind", out var kind) && kind.GetString() == "view");
        Assert.Equal("leave", frame.GetProperty("type").GetString());
    }

    [Theory]
    [OnEveryEngine("newest")]
    [OnEveryEngine("oldest")]
    [OnEveryEngine("priority")]
    [OnEveryEngine("waiting")]
    public async Task Every_order_is_paged_without_gap_or_double(TestEngine engine, string sort)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var made = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            made.Add((await company.ContactAsync(siteKey)).Conversation);
            if (i % 3 == 0) (await company.Owner.PatchAsync($"conversations/{made[i]}", new { priority = "high" })).Expect(200);
        }

        var read = new List<Guid>();
        string? after = null;
        do
        {
            var page = await company.Owner.GetAsync($"conversations?sort={sort}&limit=2" + (after is null ? "" : "&after=" + after));
            read.AddRange(Ids(page));
            after = page["next"].GetString();
        }
        while (after is not null);
        var wanted = sort switch
        {
            "oldest" => made,
            "priority" => [made[0], made[3], made[6], made[1], made[2], made[4], made[5]],
            _ => Enumerable.Reverse(made).ToList(),
        };
        Assert.Equal(wanted, read);
    }

    private static object Condition(string field, string op, object value) => new { field, @operator = op, value };

    private static List<Guid> Ids(Answer answer) => [.. answer.Expect(200).Items.Select(i => i.GetProperty("id").GetGuid())];

    private static async Task<(int Waiting, int Answered, int Resolved)> CountAsync(Company company, Guid view)
    {
        // A scan that took long on a busy machine is not repeated at once.
        company.Host.Time.Advance(TimeSpan.FromSeconds(16));
        var count = (await company.Owner.GetAsync("views/counts")).Expect(200)["views"].GetProperty(view.ToString());
        return (count.GetProperty("waiting").GetInt32(), count.GetProperty("answered").GetInt32(), count.GetProperty("resolved").GetInt32());
    }
}
