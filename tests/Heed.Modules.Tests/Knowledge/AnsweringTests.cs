using Heed.Kernel;
using Heed.Knowledge.Public;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Knowledge;

public sealed class AnsweringTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task The_answer_fits_the_language_first_and_then_the_channel(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = (await company.Owner.PostAsync("knowledge/entries", new
        {
            question = "保修多久",
            language = "zh-CN",
            titles = new { en = "How long is the warranty?" },
            answers = new object[]
            {
                new { channel = "general", language = "zh-CN", markdown = "**三年**。\n\n1. 看签收日\n2. 看[说明](https://example.com/w)" },
                new { channel = "wechat", language = "zh-CN", markdown = "三年哦" },
                new { channel = "general", language = "en", markdown = "Three years." },
            },
        })).Expect(201).Id;
        (await company.Owner.PostAsync($"knowledge/entries/{id}/publish", new { })).Expect(200);
        Assert.Equal("三年哦", await AnswerAsync("wechat", "zh-CN"));
        Assert.Equal("三年。\n1. 看签收日\n2. 看说明（https://example.com/w）", await AnswerAsync("email", "zh-TW"));
        Assert.Equal("Three years.", await AnswerAsync("wechat", "en"));
        Assert.Equal("Three years.", await AnswerAsync("wechat", "en-GB"));
        Assert.Equal("三年哦", await AnswerAsync("wechat", "fr"));
        Assert.Equal([id], await company.Owner.FoundAsync("how long is the warranty"));

        async Task<string> AnswerAsync(string channel, string language)
        {
            using var session = company.Host.Get<IStore>().Read();
            var answer = await company.Host.Get<IKnowledge>().FindAsync(session, company.Workspace, id, new KnowledgeQuestion("", company.Brand, channel, language, false), CancellationToken.None);
            return answer!.Answer;
        }
    }

    [Theory, OnEveryEngine]
    public async Task Facts_decide_between_cases_and_without_them_every_case_is_told(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = (await company.Owner.PostAsync("knowledge/entries", new
        {
            question = "Does the visit cost something?",
            answers = new[]
            {
                KnowledgeSteps.General("It depends. {{case}} Bye.", cases:
                [
                    new { name = "In warranty", when = new[] { new { fact = "order.warranty", op = "gte", value = "today" } }, markdown = "It is free." },
                    new { name = "Else", when = Array.Empty<object>(), markdown = "It costs 50." },
                ]),
            },
        })).Expect(201).Id;
        (await company.Owner.PostAsync($"knowledge/entries/{id}/publish", new { })).Expect(200);
        Assert.Equal("It depends. It is free. Bye.", await AskAsync(new { order_warranty = "x" }, "2099-01-01"));
        Assert.Equal("It depends. It costs 50. Bye.", await AskAsync(new { order_warranty = "x" }, "2001-01-01"));
        var both = await AskAsync(null, null);
        Assert.Contains("In warranty It is free.", both);
        Assert.Contains("Else It costs 50.", both);

        async Task<string> AskAsync(object? _, string? warranty) => (await company.Owner.PostAsync("knowledge/ask", new
        {
            text = "visit cost",
            facts = warranty is null ? null : new Dictionary<string, string> { ["order.warranty"] = warranty },
        })).Expect(200)["hits"][0].GetProperty("answer").GetString()!;
    }

    [Theory, OnEveryEngine]
    public async Task Uses_are_counted_and_bring_an_entry_to_the_top(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var rare = await company.Owner.PublishedAsync("Rare question", "A");
        var common = await company.Owner.PublishedAsync("Common question", "B");
        await company.Owner.PublishedAsync("Hidden question", "C", audience: "internal");
        var knowledge = company.Host.Get<IKnowledge>();
        await company.Host.Get<IStore>().WriteAsync(
            Scope.System(company.Workspace),
            unit =>
            {
                knowledge.Used(unit, common, KnowledgeUse.Shown, 12);
                knowledge.Used(unit, common, KnowledgeUse.Solved, 3);
                knowledge.Used(unit, common, KnowledgeUse.NotSolved, 9);
                knowledge.Used(unit, Guid.CreateVersion7(), KnowledgeUse.Shown);
            },
            CancellationToken.None);
        using var session = company.Host.Get<IStore>().Read();
        var top = await knowledge.TopAsync(session, company.Workspace, company.Brand, "chat", "en", 5, CancellationToken.None);
        Assert.Equal([common, rare], top.Select(t => t.Entry));
        var row = (await company.Owner.GetAsync("knowledge/entries?attention=falling")).Expect(200).Items.Single();
        Assert.Equal((common, 12, 0.25), (row.GetProperty("id").GetGuid(), row.GetProperty("uses30").GetInt32(), row.GetProperty("solved30").GetDouble()));
        Assert.Equal(12, (await company.Owner.GetAsync($"knowledge/entries/{common}/usage")).Expect(200)["days"][0].GetProperty("shown").GetInt32());
    }

    [Theory, OnEveryEngine]
    public async Task A_mined_pair_waits_as_a_draft_and_answers_nobody(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var knowledge = company.Host.Get<IKnowledge>();
        var id = await company.Host.Get<IStore>().WriteAsync(
            Scope.System(company.Workspace), unit => knowledge.Propose(unit, new ProposedEntry("Can I pay by card?", ["card payment"], "Yes.", "en", null, 7)), CancellationToken.None);
        Assert.Empty(await company.Owner.FoundAsync("pay by card"));
        Assert.Equal(id, (await company.Owner.GetAsync("knowledge/entries?attention=mined")).Expect(200).Items.Single().GetProperty("id").GetGuid());
    }

    [Theory, OnEveryEngine]
    public async Task The_help_centre_lists_what_everybody_may_read(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var category = (await company.Owner.PostAsync("knowledge/categories", new { names = new Dictionary<string, string> { ["en"] = "Shipping", ["zh-CN"] = "物流" } })).Expect(201).Id;
        var open = await company.Owner.PublishedAsync("When is it here?", "Soon, {{customer.name}}. <script>alert(1)</script>");
        await company.Owner.PublishedAsync("When does it arrive, agents?", "Never.", audience: "internal");
        await company.Owner.PublishedAsync("When does it arrive, bot?", "Later.", audience: "customers");
        (await company.Owner.PatchAsync($"knowledge/entries/{open}", new { categoryId = category })).Expect(200);
        var shelf = company.Host.Get<IHelpArticles>();
        using var session = company.Host.Get<IStore>().Read();
        Assert.Equal([("物流", 1)], (await shelf.CategoriesAsync(session, company.Workspace, company.Brand, "zh-CN", CancellationToken.None)).Select(c => (c.Name, c.Articles)));
        var article = Assert.Single(await shelf.ListAsync(session, company.Workspace, company.Brand, "en", category, CancellationToken.None));
        Assert.DoesNotContain("<script", article.Html);
        Assert.DoesNotContain("{{", article.Html);
        Assert.Equal([open], (await shelf.SearchAsync(session, company.Workspace, company.Brand, "en", "when does it arrive", 10, CancellationToken.None)).Select(a => a.Id));
    }

    [Theory, OnEveryEngine]
    public async Task A_preview_shows_what_readers_get_and_what_is_wrong(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var preview = (await company.Owner.PostAsync("knowledge/preview", new
        {
            markdown = "Dear {{customer.name}}, {{customer.shoe}} [here](javascript:alert(1)) **now**",
            channel = "sms",
            values = new Dictionary<string, string> { ["customer.name"] = "*Lin*" },
        })).Expect(200);
        Assert.StartsWith("Dear *Lin*, ", preview.Text("text"));
        Assert.DoesNotContain("javascript", preview.Text("html"));
        Assert.Contains("<strong>now</strong>", preview.Text("html"));
        Assert.Equal([("unknownVariable", "customer.shoe"), ("badLink", "javascript:alert(1)")], preview["problems"].EnumerateArray().Select(p => (p.GetProperty("code").GetString(), p.GetProperty("detail").GetString())));
        Assert.Equal(70, (await company.Owner.PostAsync("knowledge/preview", new { markdown = new string('好', 71), channel = "sms" })).Expect(200)["limit"].GetInt32());
        foreach (var wild in new[] { new string('>', 10_000), string.Concat(Enumerable.Repeat("- ", 5_000)) + "x", new string('[', 15_000), string.Concat(Enumerable.Repeat("**a ", 4_000)), "a\n" + new string(' ', 9_000) + "x" })
        {
            var shown = (await company.Owner.PostAsync("knowledge/preview", new { markdown = wild })).Expect(200);
            Assert.Contains("tooDeep", shown["problems"].EnumerateArray().Select(p => p.GetProperty("code").GetString()));
            (await company.Owner.PostAsync("knowledge/entries", new { question = "Wild", answers = new[] { KnowledgeSteps.General(wild) } })).Expect(400);
        }
    }
}
