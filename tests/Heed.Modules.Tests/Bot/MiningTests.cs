using System.Text.Json;
using Heed.Kernel;
using Heed.Knowledge.Public;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Knowledge;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Personal;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Bot;

/// <summary>What solved conversations teach, and what people make of it.</summary>
public sealed class MiningTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory, OnEveryEngine]
    public async Task What_two_customers_asked_and_agents_solved_waits_as_a_draft_until_a_person_decides(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var entry = await company.Owner.PublishedAsync("如何申请退货？", "签收后七天内可在订单页申请退货。", language: "zh-CN");
        await SolvedAsync(company, siteKey, "请问洗衣机可以装在阳台吗", "可以装阳台，阳台需要有上下水和插座。");
        Assert.Empty((await ProposalsAsync(company, 0, 0)).GetProperty("drafts").EnumerateArray());
        await SolvedAsync(company, siteKey, "洗衣机能不能装阳台", "可以的，阳台要有上下水和插座就能装。");
        await SolvedAsync(company, siteKey, "买的东西不想要了，想退货", "您好，签收后七天内在订单页申请退货即可。");
        var all = await ProposalsAsync(company, 1, 1);
        var draft = all.GetProperty("drafts")[0];
        var id = draft.GetProperty("entryId").GetGuid();
        Assert.Equal(2, draft.GetProperty("conversations").GetInt32());
        Assert.All(draft.GetProperty("sources").EnumerateArray(), s => Assert.NotEqual(Guid.Empty, s.GetProperty("conversationId").GetGuid()));
        Assert.Empty(await company.Owner.FoundAsync("洗衣机装阳台"));

        // More of it counts; a person who wants none of it gets none, and may think again.
        await SolvedAsync(company, siteKey, "阳台可以装洗衣机吗", "可以，阳台有上下水和插座就可以装。");
        await Eventually.TrueAsync(async () => (await ProposalsAsync(company, 1, 1)).GetProperty("drafts")[0].GetProperty("conversations").GetInt32() == 3, Soon, "it counts");
        (await company.Owner.PostAsync($"knowledge/proposals/{id}/dismiss")).Expect(204);
        await ProposalsAsync(company, 0, 1);
        (await company.Owner.GetAsync($"knowledge/entries/{id}")).Expect(404);
        (await company.Owner.PostAsync($"knowledge/proposals/{id}/reopen")).Expect(204);
        var again = (await ProposalsAsync(company, 1, 1)).GetProperty("drafts")[0].GetProperty("entryId").GetGuid();
        Assert.Contains("上下水", (await company.Owner.EntryAsync(again)).GetProperty("draft").GetProperty("answers")[0].GetProperty("markdown").GetString(), StringComparison.Ordinal);

        // A wording goes into the entry's draft and out again.
        var wording = all.GetProperty("wordings")[0];
        Assert.Equal(entry, wording.GetProperty("entryId").GetGuid());
        var heard = wording.GetProperty("items")[0].GetProperty("id").GetGuid();
        (await company.Owner.PostAsync($"knowledge/wordings/{heard}/add")).Expect(204);
        Assert.Equal("买的东西不想要了，想退货", (await company.Owner.EntryAsync(entry)).GetProperty("draft").GetProperty("variants")[0].GetString());
        await ProposalsAsync(company, 1, 0);
        (await company.Owner.PostAsync($"knowledge/wordings/{heard}/reopen")).Expect(204);
        Assert.Equal(JsonValueKind.Null, (await company.Owner.EntryAsync(entry)).GetProperty("draft").ValueKind);
        (await company.Owner.PostAsync($"knowledge/wordings/{heard}/dismiss")).Expect(204);

        // Whose words it is made of is erased: one customer alone makes no draft.
        using var session = company.Host.Get<IStore>().Read();
        var customers = await session.QueryAsync($"select customer from knowledge_heard where workspace = {company.Workspace} and entry = {again}", r => r.Id(0), CancellationToken.None);
        foreach (var customer in customers.Take(2)) await EraseAsync(company, customer);
        await ProposalsAsync(company, 0, 0);
        (await company.Owner.GetAsync($"knowledge/entries/{again}")).Expect(404);
        var limited = await company.PersonAsync("knowledgeEditor", company.Brand);
        (await limited.PostAsync($"knowledge/wordings/{heard}/reopen")).ExpectProblem(403, "forbidden");
    }

    [Theory, OnEveryEngine]
    public async Task An_entry_is_found_by_words_that_it_answered_and_no_more_when_it_did_not_help(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var entry = await company.Owner.PublishedAsync("How do I descale the kettle?", "Boil it with vinegar.", company.Brand);
        var customer = Guid.CreateVersion7();
        const string Words = "white crumbs float around inside";
        Assert.Empty(await company.Owner.FoundAsync(Words));
        Task Learn(Action<IKnowledge, Unit> what) => company.Host.Get<IStore>().WriteAsync(Scope.System(company.Workspace), unit => what(company.Host.Get<IKnowledge>(), unit), CancellationToken.None);
        Task Understood(Guid who, bool solved) => Learn((k, unit) => k.Understood(unit, new UnderstoodWording(entry, Words, solved, Guid.CreateVersion7(), who)));

        // An agent's act alone tells little; two tell it.
        await Understood(Guid.CreateVersion7(), solved: false);
        Assert.Empty(await company.Owner.FoundAsync(Words));
        await Understood(Guid.CreateVersion7(), solved: false);
        Assert.Equal([entry], await company.Owner.FoundAsync(Words));
        await Learn((k, unit) => k.Misunderstood(unit, entry, Words));
        Assert.Empty(await company.Owner.FoundAsync(Words));

        // The customer's own word is enough, and goes with the customer.
        await Understood(customer, solved: true);
        Assert.Equal([entry], await company.Owner.FoundAsync(Words));
        var learnt = Assert.Single((await company.Owner.GetAsync($"knowledge/entries/{entry}/learnt")).Expect(200).Items);
        Assert.Equal((Words, "solved", true), (learnt.GetProperty("text").GetString(), learnt.GetProperty("source").GetString(), learnt.GetProperty("counts").GetBoolean()));
        await EraseAsync(company, customer);
        Assert.Empty(await company.Owner.FoundAsync(Words));

        // What a person took away is not learnt again.
        await Understood(customer, solved: true);
        learnt = Assert.Single((await company.Owner.GetAsync($"knowledge/entries/{entry}/learnt")).Expect(200).Items);
        (await company.Owner.DeleteAsync($"knowledge/entries/{entry}/learnt/{learnt.GetProperty("id").GetGuid()}")).Expect(204);
        await Understood(Guid.CreateVersion7(), solved: true);
        Assert.Empty(await company.Owner.FoundAsync(Words));
    }

    /// <summary>A customer asks, an agent answers, it is resolved, and an hour has passed.</summary>
    private static async Task SolvedAsync(Company company, string siteKey, string question, string answer)
    {
        var (visitor, conversation) = await company.ContactAsync(siteKey, question);
        await company.Owner.ReplyAsync(conversation, answer);
        await visitor.SaysAsync("谢谢");
        (await company.Owner.PostAsync($"conversations/{conversation}/resolve")).Expect(200);
        var store = company.Host.Get<IStore>();
        await Eventually.TrueAsync(
            async () => await store.WriteAsync(
                Scope.System(company.Workspace), unit => unit.Execute($"update platform_timers set due = {unit.Now} where workspace = {company.Workspace} and kind = {"bot.settled"} and key = {conversation}"), CancellationToken.None) == 1,
            Soon, "it is to be looked at");
        using var session = store.Read();
        await Eventually.TrueAsync(
            async () => await session.NumberAsync($"select count(*) from knowledge_heard where workspace = {company.Workspace} and conversation = {conversation}", CancellationToken.None) == 1, Soon, "it taught something");
    }

    private static async Task<JsonElement> ProposalsAsync(Company company, int drafts, int wordings)
    {
        var found = default(JsonElement);
        await Eventually.TrueAsync(
            async () => (found = (await company.Owner.GetAsync("knowledge/proposals")).Expect(200).Body).GetProperty("drafts").GetArrayLength() == drafts && found.GetProperty("wordings").GetArrayLength() == wordings,
            Soon, $"{drafts} drafts and {wordings} wordings");
        return found;
    }

    private static Task EraseAsync(Company company, Guid customer)
    {
        var personal = (IEnumerable<IPersonalData>)company.Host.Services.GetService(typeof(IEnumerable<IPersonalData>))!;
        return company.Host.Get<IStore>().WriteAsync(Scope.System(company.Workspace), unit => personal.Single(p => p.Tables.Contains("knowledge_heard")).Erase(unit, customer), CancellationToken.None);
    }
}
