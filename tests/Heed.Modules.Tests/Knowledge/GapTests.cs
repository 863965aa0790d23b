using System.Text.Json;
using Heed.Kernel;
using Heed.Knowledge.Public;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Personal;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Knowledge;

public sealed class GapTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Questions_that_mean_the_same_gather_and_the_most_costly_come_first(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await MissAsync(company, "安装师傅没带支架，要加钱吗", "师傅没带支架要另外收费吗", "空调不制冷怎么办", "冰箱不制冷怎么办", "Do you ship to Hong Kong?", "师傅没带支架要加钱吗", "do you ship to hong kong");
        var gaps = await GapsAsync(company, 4);
        Assert.Equal([3, 2, 1, 1], gaps.Select(g => g.GetProperty("contacts").GetInt32()));
        Assert.Equal("zh-CN", gaps[0].GetProperty("language").GetString());
        Assert.True(gaps[0].GetProperty("isNew").GetBoolean());
        Assert.Equal(2, gaps[0].GetProperty("examples").GetArrayLength());
        var page = (await company.Owner.GetAsync("knowledge/gaps")).Expect(200);
        Assert.Equal((4, 6), (page["total"].GetInt32(), page["saved"].GetInt32()));

        // One long conversation costs more than three short ones.
        using var session = company.Host.Get<IStore>().Read();
        var fridge = await session.FirstAsync($"select conversation from knowledge_misses where workspace = {company.Workspace} and text = {"冰箱不制冷怎么办"}", r => r.Id(0), CancellationToken.None);
        await WriteAsync(company, unit => company.Host.Get<IKnowledge>().Handled(unit, fridge, TimeSpan.FromMinutes(90)));
        var costly = (await company.Owner.GetAsync("knowledge/gaps")).Expect(200).Items[0];
        Assert.Equal(("冰箱不制冷怎么办", 90), (costly.GetProperty("question").GetString(), costly.GetProperty("minutes").GetInt32()));
    }

    [Theory, OnEveryEngine]
    public async Task A_gap_becomes_a_draft_is_published_and_answers_the_next_customer(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await MissAsync(company, "Is there a discount for students?", "Is there a student discount? Call 13812345678");
        var gap = Assert.Single(await GapsAsync(company, 1));
        var id = gap.GetProperty("id").GetGuid();
        var draft = (await company.Owner.PostAsync($"knowledge/gaps/{id}/draft")).Expect(201);
        Assert.Equal("gap", draft["origin"].GetString());
        Assert.DoesNotContain("13812345678", draft.Raw);
        Assert.Empty((await company.Owner.GetAsync("knowledge/gaps")).Expect(200).Items);
        (await company.Owner.PostAsync($"knowledge/gaps/{id}/draft")).ExpectProblem(409, "gapNotOpen");
        (await company.Owner.PostAsync($"knowledge/entries/{draft.Id}/publish", new { })).Expect(400);
        (await company.Owner.PatchAsync($"knowledge/entries/{draft.Id}", new { answers = new[] { KnowledgeSteps.General("Ten percent.") } })).Expect(200);
        (await company.Owner.PostAsync($"knowledge/entries/{draft.Id}/publish", new { })).Expect(200);
        using var session = company.Host.Get<IStore>().Read();
        var answer = (await company.Host.Get<IKnowledge>().AskAsync(session, company.Workspace, new KnowledgeQuestion("any discount for a student", company.Brand, "chat", "en", false), 1, CancellationToken.None)).Single();
        Assert.Equal("Ten percent.", answer.Answer);
    }

    [Theory, OnEveryEngine]
    public async Task What_was_done_about_a_gap_can_be_undone(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var entry = await company.Owner.PublishedAsync("What does a repair cost?", "Fifty.", company.Brand);
        await MissAsync(company, "price of repairing the fridge");
        var id = Assert.Single(await GapsAsync(company, 1)).GetProperty("id").GetGuid();
        (await company.Owner.PostAsync($"knowledge/gaps/{id}/dismiss")).Expect(200);
        Assert.Empty((await company.Owner.GetAsync("knowledge/gaps")).Expect(200).Items);
        await MissAsync(company, "price of repairing the fridge");
        Assert.Equal("open", (await company.Owner.PostAsync($"knowledge/gaps/{id}/reopen")).Expect(200)["state"].GetString());
        await GapsAsync(company, 1);
        var merged = (await company.Owner.PostAsync($"knowledge/gaps/{id}/merge-into/{entry}")).Expect(200);
        Assert.Equal("price of repairing the fridge", merged["draft"].GetProperty("variants")[0].GetString());
        Assert.Equal("Fifty.", merged["published"].GetProperty("answers")[0].GetProperty("markdown").GetString());
        (await company.Owner.PostAsync($"knowledge/gaps/{id}/reopen")).Expect(200);
        Assert.Equal(JsonValueKind.Null, (await company.Owner.EntryAsync(entry)).GetProperty("draft").ValueKind);
        var draft = (await company.Owner.PostAsync($"knowledge/gaps/{id}/draft")).Expect(201).Id;
        (await company.Owner.PostAsync($"knowledge/gaps/{id}/reopen")).Expect(200);
        (await company.Owner.GetAsync($"knowledge/entries/{draft}")).Expect(404);
    }

    [Theory, OnEveryEngine]
    public async Task Gaps_of_another_brand_are_not_there_and_an_erased_customer_leaves_no_words(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var other = await company.BrandAsync("Other");
        var limited = await company.PersonAsync("knowledgeEditor", other);
        var customer = Guid.CreateVersion7();
        await WriteAsync(company, unit => company.Host.Get<IKnowledge>().Missed(unit, new MissedQuestion("Where did my secret order go", company.Brand, "en", MissReason.NotSolved, Customer: customer)));
        var id = Assert.Single(await GapsAsync(company, 1)).GetProperty("id").GetGuid();
        Assert.Empty((await limited.GetAsync("knowledge/gaps")).Expect(200).Items);
        (await limited.PostAsync($"knowledge/gaps/{id}/dismiss")).Expect(404);
        var personal = company.Host.Services.GetService(typeof(IEnumerable<IPersonalData>)) as IEnumerable<IPersonalData>;
        var ours = personal!.Single(p => p.Tables.Contains("knowledge_misses"));
        using (var session = company.Host.Get<IStore>().Read())
        {
            Assert.Contains("secret", JsonSerializer.Serialize(await ours.ExportAsync(session, company.Workspace, customer, CancellationToken.None)));
        }

        await WriteAsync(company, unit => ours.Erase(unit, customer));
        Assert.DoesNotContain("secret", (await company.Owner.GetAsync("knowledge/gaps")).Expect(200).Raw);
        (await company.Owner.GetAsync($"knowledge/gaps/{id}")).Expect(404);
    }

    private static Task WriteAsync(Company company, Action<Unit> apply) => company.Host.Get<IStore>().WriteAsync(Scope.System(company.Workspace), apply, CancellationToken.None);

    private static async Task MissAsync(Company company, params string[] texts)
    {
        var knowledge = company.Host.Get<IKnowledge>();
        foreach (var text in texts) await WriteAsync(company, unit => knowledge.Missed(unit, new MissedQuestion(text, company.Brand, null, MissReason.NothingFound, Guid.CreateVersion7())));
        using var session = company.Host.Get<IStore>().Read();
        await Eventually.TrueAsync(
            async () => await session.NumberAsync($"select count(*) from knowledge_misses where workspace = {company.Workspace} and gap is null", CancellationToken.None) == 0, TimeSpan.FromSeconds(20), "they are grouped");
    }

    private static async Task<IReadOnlyList<JsonElement>> GapsAsync(Company company, int count)
    {
        IReadOnlyList<JsonElement> gaps = [];
        await Eventually.TrueAsync(async () => (gaps = (await company.Owner.GetAsync("knowledge/gaps")).Expect(200).Items).Count == count, TimeSpan.FromSeconds(20), $"{count} gaps");
        return gaps;
    }
}
