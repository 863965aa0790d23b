using System.Text.Json;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Knowledge;

public sealed class EntryTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_draft_is_written_published_and_written_on_beside_what_customers_read(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = await company.Owner.DraftAsync("How long is the warranty?", "Two years.", variants: ["warranty period", "  Warranty period ", "guarantee"]);
        var draft = await company.Owner.EntryAsync(id);
        Assert.Equal("draft", draft.GetProperty("status").GetString());
        Assert.Equal(["warranty period", "guarantee"], draft.GetProperty("draft").GetProperty("variants").EnumerateArray().Select(v => v.GetString()));
        Assert.Empty(await company.Owner.FoundAsync("how long is the warranty"));

        var published = (await company.Owner.PostAsync($"knowledge/entries/{id}/publish", new { note = "first" })).Expect(200);
        Assert.Equal("published", published["status"].GetString());
        Assert.Equal(JsonValueKind.Null, published["draft"].ValueKind);
        Assert.Equal([id], await company.Owner.FoundAsync("how long is the warranty"));

        var edited = (await company.Owner.PatchAsync($"knowledge/entries/{id}", new { answers = new[] { KnowledgeSteps.General("Three years.") } })).Expect(200);
        Assert.True(edited.Body.GetProperty("hasDraft").GetBoolean());
        Assert.Equal("Two years.", edited["published"].GetProperty("answers")[0].GetProperty("markdown").GetString());
        var hit = (await company.Owner.PostAsync("knowledge/ask", new { text = "warranty", entryId = id })).Expect(200);
        Assert.Equal("Two years.", hit["hits"][0].GetProperty("answer").GetString());
        Assert.Equal(1, hit["draft"].GetProperty("place").GetInt32());

        var diff = (await company.Owner.GetAsync($"knowledge/entries/{id}/diff")).Expect(200);
        var field = Assert.Single(diff["fields"].EnumerateArray());
        Assert.Equal("answer:general/en", field.GetProperty("field").GetString());
        Assert.Equal(
            [("removed", "Two"), ("added", "Three"), ("same", " years.")],
            field.GetProperty("pieces").EnumerateArray().Select(p => (p.GetProperty("kind").GetString(), p.GetProperty("text").GetString())));
        Assert.Equal((5, 3, 1), (diff["added"].GetInt32(), diff["removed"].GetInt32(), diff["changes"].GetInt32()));

        (await company.Owner.PostAsync($"knowledge/entries/{id}/publish", new { })).Expect(200);
        Assert.Equal("Three years.", (await company.Owner.PostAsync("knowledge/ask", new { text = "warranty" })).Expect(200)["hits"][0].GetProperty("answer").GetString());
        var versions = (await company.Owner.GetAsync($"knowledge/entries/{id}/versions")).Expect(200).Items.ToList();
        Assert.Equal([(2, 5), (1, 0)], versions.Select(v => (v.GetProperty("number").GetInt32(), v.GetProperty("number").GetInt32() == 1 ? 0 : v.GetProperty("added").GetInt32())));
        Assert.Equal("first", versions[1].GetProperty("note").GetString());

        var back = (await company.Owner.PostAsync($"knowledge/entries/{id}/versions/1/restore")).Expect(200);
        Assert.Equal("Two years.", back["draft"].GetProperty("answers")[0].GetProperty("markdown").GetString());
        Assert.Equal("Three years.", back["published"].GetProperty("answers")[0].GetProperty("markdown").GetString());
        var discarded = (await company.Owner.PostAsync($"knowledge/entries/{id}/discard")).Expect(200);
        Assert.Equal(JsonValueKind.Null, discarded["draft"].ValueKind);
    }

    [Theory, OnEveryEngine]
    public async Task What_is_withdrawn_archived_or_deleted_answers_nobody_any_more(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var first = await company.Owner.PublishedAsync("Where is my parcel?", "See your orders.");
        var second = await company.Owner.PublishedAsync("My parcel has not moved for a day", "Wait for 24 hours.");
        var third = await company.Owner.PublishedAsync("The parcel arrived damaged", "Send us a picture.");
        Assert.Equal(3, (await company.Owner.FoundAsync("parcel")).Count);
        Assert.Equal("draft", (await company.Owner.PostAsync($"knowledge/entries/{first}/unpublish")).Expect(200)["status"].GetString());
        Assert.DoesNotContain(first, await company.Owner.FoundAsync("parcel"));
        Assert.Equal("archived", (await company.Owner.PostAsync($"knowledge/entries/{second}/archive")).Expect(200)["status"].GetString());
        Assert.Equal([third], await company.Owner.FoundAsync("parcel"));
        (await company.Owner.DeleteAsync($"knowledge/entries/{third}")).Expect(204);
        Assert.Empty(await company.Owner.FoundAsync("parcel"));
        (await company.Owner.GetAsync($"knowledge/entries/{third}")).Expect(404);
        Assert.Equal("draft", (await company.Owner.PostAsync($"knowledge/entries/{second}/unarchive")).Expect(200)["status"].GetString());
        (await company.Owner.PostAsync($"knowledge/entries/{second}/publish", new { })).Expect(200);
        Assert.Equal([second], await company.Owner.FoundAsync("parcel"));
    }

    [Theory, OnEveryEngine]
    public async Task A_later_publishing_takes_what_lay_there_when_it_was_decided(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = await company.Owner.DraftAsync("Do you ship on holidays?", "Not on Monday.");
        var at = company.Host.Time.GetUtcNow().AddHours(3);
        var decided = (await company.Owner.PostAsync($"knowledge/entries/{id}/publish", new { at })).Expect(200);
        Assert.Equal("draft", decided["status"].GetString());
        Assert.Equal(JsonValueKind.String, decided["scheduled"].GetProperty("at").ValueKind);
        (await company.Owner.PatchAsync($"knowledge/entries/{id}", new { answers = new[] { KnowledgeSteps.General("Never.") } })).Expect(200);
        Assert.Empty(await company.Owner.FoundAsync("holidays"));
        company.Host.Time.Advance(TimeSpan.FromHours(3.1));
        await Eventually.TrueAsync(async () => (await company.Owner.EntryAsync(id)).GetProperty("status").GetString() == "published", TimeSpan.FromSeconds(15), "the timer publishes");
        Assert.Equal("Not on Monday.", (await company.Owner.PostAsync("knowledge/ask", new { text = "holidays" })).Expect(200)["hits"][0].GetProperty("answer").GetString());
        Assert.Equal("Never.", (await company.Owner.EntryAsync(id)).GetProperty("draft").GetProperty("answers")[0].GetProperty("markdown").GetString());

        (await company.Owner.PostAsync($"knowledge/entries/{id}/publish", new { at = company.Host.Time.GetUtcNow().AddHours(1) })).Expect(200);
        var forgotten = (await company.Owner.DeleteAsync($"knowledge/entries/{id}/schedule")).Expect(200);
        Assert.Equal(JsonValueKind.Null, forgotten["scheduled"].ValueKind);
    }

    [Theory, OnEveryEngine]
    public async Task An_expired_entry_answers_nobody_and_its_owner_is_told_in_time(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var editor = await company.PersonAsync("knowledgeEditor");
        var id = (await company.Owner.PostAsync("knowledge/entries", new
        {
            question = "How much for my old one?",
            answers = new[] { KnowledgeSteps.General("Up to 300.") },
            ownerId = editor.Id,
            expiresAt = company.Host.Time.GetUtcNow().AddDays(30),
        })).Expect(201).Id;
        (await company.Owner.PostAsync($"knowledge/entries/{id}/publish", new { })).Expect(200);
        company.Host.Time.Advance(TimeSpan.FromDays(20));
        var (owner, later) = (await Again(company, company.Owner), await Again(company, editor));
        await Eventually.TrueAsync(async () => (await Kinds(later)).Contains("knowledgeExpiring"), TimeSpan.FromSeconds(15), "the owner is warned");
        var list = (await owner.GetAsync("knowledge/entries?attention=expiring")).Expect(200);
        Assert.Equal(id, Assert.Single(list.Items).GetProperty("id").GetGuid());
        Assert.Equal([id], await owner.FoundAsync("old one"));
        company.Host.Time.Advance(TimeSpan.FromDays(11));
        (owner, later) = (await Again(company, owner), await Again(company, later));
        Assert.Empty(await owner.FoundAsync("old one"));
        await Eventually.TrueAsync(async () => (await Kinds(later)).Contains("knowledgeExpired"), TimeSpan.FromSeconds(15), "the owner is told of the end");
    }

    [Theory, OnEveryEngine]
    public async Task A_draft_goes_to_a_reviewer_comes_back_and_is_approved(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var writer = await company.PersonAsync("supervisor");
        var reviewer = await company.PersonAsync("knowledgeEditor");
        var agent = await company.PersonAsync();
        var id = await writer.DraftAsync("Can I change the invoice?", "Yes.");
        (await writer.PostAsync($"knowledge/entries/{id}/submit", new { reviewerId = agent.Id })).Expect(400);
        Assert.Contains(reviewer.Id, (await writer.GetAsync("knowledge/reviewers")).Expect(200).Items.Select(p => p.GetProperty("id").GetGuid()));
        var asked = (await writer.PostAsync($"knowledge/entries/{id}/submit", new { reviewerId = reviewer.Id, note = "Please look" })).Expect(200);
        Assert.Equal("inReview", asked["status"].GetString());
        Assert.Contains("knowledgeReview", await Kinds(reviewer));
        (await reviewer.PostAsync($"knowledge/entries/{id}/return", new { comment = "" })).Expect(400);
        (await reviewer.PostAsync($"knowledge/entries/{id}/return", new { comment = "Say how" })).Expect(200);
        Assert.Contains("knowledgeReviewed", await Kinds(writer));
        Assert.Equal("Say how", (await writer.EntryAsync(id)).GetProperty("reviewCase").GetProperty("comment").GetString());
        (await reviewer.PostAsync($"knowledge/entries/{id}/approve", new { })).ExpectProblem(409, "notInReview");
        (await writer.PostAsync($"knowledge/entries/{id}/submit", new { reviewerId = reviewer.Id })).Expect(200);
        (await agent.PostAsync($"knowledge/entries/{id}/approve", new { publish = true })).Expect(403);
        var published = (await reviewer.PostAsync($"knowledge/entries/{id}/approve", new { publish = true })).Expect(200);
        Assert.Equal("published", published["status"].GetString());
    }

    [Theory, OnEveryEngine]
    public async Task Whoever_edits_what_has_changed_meanwhile_is_told(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = await company.Owner.DraftAsync("Is it loud?", "No.");
        (await company.Owner.PatchAsync($"knowledge/entries/{id}", new { question = "Is it noisy?" }, "\"1\"")).Expect(200);
        (await company.Owner.PatchAsync($"knowledge/entries/{id}", new { question = "Is it quiet?" }, "\"1\"")).ExpectProblem(412, "stale");
        Assert.Equal("Is it noisy?", (await company.Owner.EntryAsync(id)).GetProperty("question").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task Brands_keep_their_knowledge_to_themselves(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var other = await company.BrandAsync("Other");
        var mine = await company.Owner.PublishedAsync("Opening hours of the shop", "Nine to five.", company.Brand);
        var theirs = await company.Owner.PublishedAsync("Opening hours of our store", "Ten to six.", other);
        var shared = await company.Owner.PublishedAsync("Opening hours of the hotline", "All day.");
        var @internal = await company.Owner.PublishedAsync("Opening hours of the warehouse", "Do not tell.", company.Brand, audience: "internal");
        var limited = await company.PersonAsync("knowledgeEditor", company.Brand);
        Assert.Equivalent(new[] { mine, shared, @internal }, (await limited.GetAsync("knowledge/entries")).Expect(200).Items.Select(e => e.GetProperty("id").GetGuid()));
        Assert.Equivalent(new[] { mine, shared, @internal }, await limited.FoundAsync("opening hours"));
        Assert.Equivalent(new[] { mine, shared }, await limited.FoundAsync("opening hours", new { brandId = company.Brand, @internal = false }));
        (await limited.GetAsync($"knowledge/entries/{theirs}")).Expect(404);
        (await limited.PatchAsync($"knowledge/entries/{theirs}", new { question = "x" })).Expect(404);
        (await limited.PostAsync("knowledge/ask", new { text = "opening", brandId = other })).Expect(404);
        (await limited.PatchAsync($"knowledge/entries/{shared}", new { question = "x" })).Expect(403);
        (await limited.PatchAsync($"knowledge/entries/{mine}", new { brandId = other })).Expect(403);
        (await limited.PostAsync("knowledge/entries", new { question = "For all" })).Expect(403);
        var stranger = await hosts.CompanyAsync(engine);
        (await stranger.Owner.GetAsync($"knowledge/entries/{mine}")).Expect(404);
        Assert.Empty(await stranger.Owner.FoundAsync("opening hours"));
        (await company.Owner.PatchAsync($"knowledge/entries/{theirs}", new { brandId = company.Brand })).Expect(200);
        Assert.Contains(theirs, await limited.FoundAsync("opening hours"));
    }

    [Theory, OnEveryEngine]
    public async Task The_list_filters_counts_and_goes_on_where_it_stopped(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        for (var i = 0; i < 5; i++) await company.Owner.DraftAsync($"Question {i}", "Answer", variants: [$"wording {i}"]);
        var published = await company.Owner.PublishedAsync("Published", "Answer");
        var first = (await company.Owner.GetAsync("knowledge/entries?status=draft&order=question&limit=3")).Expect(200);
        Assert.Equal(["Question 0", "Question 1", "Question 2"], first.Items.Select(e => e.GetProperty("question").GetString()));
        var second = (await company.Owner.GetAsync($"knowledge/entries?status=draft&order=question&limit=3&after={first.Text("next")}")).Expect(200);
        Assert.Equal(["Question 3", "Question 4"], second.Items.Select(e => e.GetProperty("question").GetString()));
        Assert.Equal((6, 5, 1), (second["counts"].GetProperty("all").GetInt32(), second["counts"].GetProperty("draft").GetInt32(), second["counts"].GetProperty("published").GetInt32()));
        Assert.Equal("Question 3", Assert.Single((await company.Owner.GetAsync("knowledge/entries?q=WORDING%203")).Expect(200).Items).GetProperty("question").GetString());
        Assert.Equal(published, (await company.Owner.GetAsync("knowledge/entries?status=published")).Expect(200).Items.Single().GetProperty("id").GetGuid());
    }

    // Sessions end when the clock jumps by weeks.
    private static Task<Api> Again(Company company, Api api) => company.Host.SignInAsync(company.Workspace, api.Person);

    private static async Task<List<string?>> Kinds(Api api) => [.. (await api.GetAsync("notices")).Expect(200).Items.Select(n => n.GetProperty("kind").GetString())];
}
