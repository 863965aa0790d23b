using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Orders;
using Heed.Modules.Tests.Web;

namespace Heed.Modules.Tests.Bot;

/// <summary>Flows: drawn, tested, published, taken back, and walked by visitors with and without proof.</summary>
public sealed class FlowTalkTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Without_proof_no_fact_is_told_and_wrong_codes_end_with_a_person(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (bot, _, siteKey) = await company.BotAsync();
        await company.ShopAsync();
        await PublishAsync(company, bot, "order");
        var visitor = await company.VisitorAsync(siteKey);
        Assert.Contains("订单号", (await visitor.AskAsync("我的快递到哪了"))[0].Text(), StringComparison.Ordinal);
        await visitor.AskAsync("A-1001");
        var conversation = await visitor.ConversationAsync();
        foreach (var guess in new[] { "000000", "111111", "222222" })
        {
            if (await visitor.HandlerAsync() != "bot") break;
            await visitor.AskAsync(guess);
        }

        Assert.Equal("queue", await visitor.HandlerAsync());
        Assert.Contains("A-1001", (await company.CardAsync(conversation)).GetProperty("facts").GetRawText(), StringComparison.Ordinal);
        var thread = (await visitor.GetAsync("/widget/v1/messages")).Expect(200).Raw;
        foreach (var secret in new[] { "王小明", "SF1001", "破壁机", "598" }) Assert.DoesNotContain(secret, thread, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_vouched_customer_gets_the_card_and_a_stranger_number_stays_hidden(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (bot, inbox, siteKey) = await company.BotAsync();
        await company.ShopAsync();
        await PublishAsync(company, bot, "order");
        var secret = await company.Owner.SecretAsync(inbox);
        var visitor = company.Host.Visitor(await company.Host.StartAsync(siteKey, identity: company.Host.Identity(secret, siteKey, "u1", "王小明")));
        await visitor.AskAsync("where is my order");
        var said = await visitor.AskAsync("A-1001", answers: 2);
        var card = said.First(m => m.Parts().ValueKind == System.Text.Json.JsonValueKind.Object && m.Parts().TryGetProperty("card", out var c) && c.ValueKind == System.Text.Json.JsonValueKind.Object).Parts().GetProperty("card");
        Assert.Contains("SF1001", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("asOf", card.GetRawText(), StringComparison.Ordinal);
        var other = company.Host.Visitor(await company.Host.StartAsync(siteKey, identity: company.Host.Identity(secret, siteKey, "u9", "Eve")));
        await other.AskAsync("where is my order");
        await other.AskAsync("A-1001");
        Assert.DoesNotContain("SF1001", (await other.GetAsync("/widget/v1/messages")).Raw, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_flow_asks_for_a_rating_in_place_and_the_customer_is_not_asked_again(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (bot, _, siteKey) = await company.BotAsync();
        var document = new
        {
            start = "rate",
            examples = new[] { "zebra feedback" },
            nodes = new object[]
            {
                new { id = "rate", kind = "rating", next = "end", fail = "end" },
                new { id = "end", kind = "end", text = new Dictionary<string, string> { ["zh-CN"] = "谢谢您的评价！", ["en"] = "Thank you!" }, solved = true },
            },
        };
        var flow = (await company.Owner.PostAsync($"bots/{bot}/flows", new { name = "Rate", document })).Expect(201).Id;
        // A rehearsal keeps nothing.
        var tried = (await company.Owner.PostAsync($"bots/{bot}/flows/{flow}/test", new { text = "zebra feedback" })).Expect(200);
        tried = (await company.Owner.PostAsync($"bots/{bot}/flows/{flow}/test", new { text = "Poor", choice = "rate.2", state = tried["state"] })).Expect(200);
        Assert.Equal(("ended", "Thank you!"), (tried.Text("outcome"), tried["said"][0].GetProperty("text").GetString()));
        (await company.Owner.PostAsync($"bots/{bot}/flows/{flow}/publish")).Expect(200);
        Assert.Empty((await company.Owner.GetAsync("ratings")).Expect(200).Items);

        var visitor = await company.VisitorAsync(siteKey);
        var asked = (await visitor.AskAsync("zebra feedback"))[0];
        Assert.True(asked.Parts().GetProperty("rating").GetBoolean());
        Assert.Equal("Excellent", asked.Parts().GetProperty("choices")[4].GetProperty("label").GetString());
        await visitor.AskAsync("Excellent", "rate.5");
        var given = Assert.Single((await company.Owner.GetAsync("ratings")).Expect(200).Items);
        Assert.Equal((await visitor.ConversationAsync(), 5), (given.GetProperty("conversationId").GetGuid(), given.GetProperty("score").GetInt32()));
        var now = (await visitor.GetAsync("/widget/v1/messages")).Expect(200)["conversation"];
        Assert.Equal(("resolved", 5), (now.GetProperty("category").GetString(), now.GetProperty("rating").GetProperty("score").GetInt32()));

        // Another talk is rated for itself, and the first answer stays.
        Assert.Equal("How satisfied are you with this service?", (await visitor.AskAsync("zebra feedback"))[0].Text());
        Assert.Equal("Thank you!", (await visitor.AskAsync("2"))[0].Text());
        Assert.Equal([2, 5], (await company.Owner.GetAsync("ratings")).Expect(200).Items.Select(r => r.GetProperty("score").GetInt32()).Order());
    }

    [Theory, OnEveryEngine]
    public async Task A_form_is_kept_with_its_type(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (bot, _, siteKey) = await company.BotAsync();
        var flow = await PublishAsync(company, bot, "callback");
        var visitor = await company.VisitorAsync(siteKey);
        await visitor.AskAsync("请给我回个电话");
        Assert.Equal("begun 1 waiting 1 dropped 0 person 0", await FiguresAsync(company, bot, flow));
        await visitor.AskAsync("13800138000");
        await visitor.AskAsync("保修的问题", answers: 2);
        Assert.Equal("begun 1 waiting 0 dropped 0 person 1", await FiguresAsync(company, bot, flow));
        var figures = (await company.Owner.GetAsync($"bots/{bot}/flows/{flow}/figures?days=7")).Expect(200);
        var nodes = figures["nodes"].EnumerateArray().ToList();
        Assert.All(nodes, n => Assert.Equal((1, 0), (n.GetProperty("entered").GetInt32(), n.GetProperty("stopped").GetInt32())));
        Assert.Equal(1, nodes.Sum(n => n.GetProperty("person").GetInt32()));
        Assert.Equal(nodes.Count - 1, nodes.Sum(n => n.GetProperty("ways").EnumerateArray().Sum(w => w.GetProperty("times").GetInt32())));
        Assert.Equal(1, figures["byDay"].EnumerateArray().Single().GetProperty("handedOver").GetInt32());
        // Whoever asks for a person in the middle of it went to a person from there.
        var second = await company.VisitorAsync(siteKey);
        await second.AskAsync("请给我回个电话");
        await second.AskAsync("转人工");
        Assert.Equal("begun 2 waiting 0 dropped 0 person 2", await FiguresAsync(company, bot, flow));
        (await company.Owner.GetAsync($"bots/{bot}/flows/{flow}/figures?days=367")).ExpectProblem(400, "invalid");
        var form = (await company.Owner.GetAsync($"conversations/{await visitor.ConversationAsync()}/forms")).Expect(200).Items.Single();
        Assert.Equal("callback", form.GetProperty("type").GetString());
        Assert.Contains("13800138000", form.GetProperty("fields").GetRawText(), StringComparison.Ordinal);
        // And somebody is to ring: the number and what it is about.
        var rung = (await company.Owner.GetAsync("routing/call-backs")).Expect(200).Items.Single();
        Assert.Equal(("+8613800138000", "保修的问题", "waiting"), (rung.GetProperty("phone").GetString(), rung.GetProperty("about").GetString(), rung.GetProperty("state").GetString()));
        Assert.Equal("flow", (await company.CardAsync(await visitor.ConversationAsync())).GetProperty("reason").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task A_restart_in_the_middle_goes_on_where_it_was_and_in_the_version_it_began(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (bot, _, siteKey) = await company.BotAsync();
        var flow = await PublishAsync(company, bot, "callback");
        var visitor = await company.VisitorAsync(siteKey);
        await visitor.AskAsync("请给我回个电话");
        (await company.Owner.PostAsync($"bots/{bot}/flows/{flow}/publish", new { })).Expect(200);
        await host.RestartAsync();
        var again = new Api(host.Address, null) { Token = visitor.Token };
        Assert.Contains("什么问题", (await again.AskAsync("13800138000"))[0].Text(), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_draft_is_checked_tested_published_and_taken_back(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (bot, _, _) = await company.BotAsync();
        var draft = new
        {
            start = "a",
            examples = new[] { "量尺寸" },
            nodes = new object[]
            {
                new { id = "a", kind = "say", text = new Dictionary<string, string> { ["zh-CN"] = "甲", ["en"] = "a" }, next = "b" },
                new { id = "b", kind = "condition", branches = new[] { new { all = new[] { new { fact = "x", @is = "known" } }, next = "a" } }, next = "a" },
            },
        };
        var flow = (await company.Owner.PostAsync($"bots/{bot}/flows", new { name = "尺寸", document = draft })).Expect(201);
        var refused = await company.Owner.PostAsync($"bots/{bot}/flows/{flow.Id}/publish", new { });
        refused.ExpectProblem(409, "flowProblems");
        Assert.Contains("silentCircle", refused.Raw, StringComparison.Ordinal);
        var template = (await company.Owner.GetAsync("bot-templates")).Expect(200).Body.EnumerateArray().First(t => t.GetProperty("key").GetString() == "callback").GetProperty("document");
        (await company.Owner.PatchAsync($"bots/{bot}/flows/{flow.Id}", new { document = template }, flow.ETag)).Expect(200);
        var turn = (await company.Owner.PostAsync($"bots/{bot}/flows/{flow.Id}/test", new { text = "回电" })).Expect(200);
        Assert.Contains("电话", turn["said"][0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(turn["trace"].EnumerateArray());
        var next = (await company.Owner.PostAsync($"bots/{bot}/flows/{flow.Id}/test", new { text = "13800138000", state = turn["state"] })).Expect(200);
        Assert.Equal("waiting", next.Text("outcome"));
        (await company.Owner.PostAsync($"bots/{bot}/flows/{flow.Id}/tests", new { name = "回电", turns = new[] { new { says = "回电", expect = "电话" } } })).Expect(201);
        (await company.Owner.PostAsync($"bots/{bot}/flows/{flow.Id}/tests", new { name = "错的", turns = new[] { new { says = "回电", expect = "从不说的话" } } })).Expect(201);
        var report = (await company.Owner.PostAsync($"bots/{bot}/flows/{flow.Id}/tests/run")).Expect(200);
        Assert.Equal((1, 1), (report["passed"].GetInt32(), report["failed"].GetInt32()));
        (await company.Owner.PostAsync($"bots/{bot}/flows/{flow.Id}/publish", new { })).Expect(200);
        Assert.Equal(2, (await company.Owner.PostAsync($"bots/{bot}/flows/{flow.Id}/publish", new { })).Expect(200)["live"].GetInt32());
        Assert.Equal(1, (await company.Owner.PostAsync($"bots/{bot}/flows/{flow.Id}/rollback", new { number = 1 })).Expect(200)["live"].GetInt32());
        Assert.Equal(2, (await company.Owner.GetAsync($"bots/{bot}/flows/{flow.Id}/versions")).Expect(200).Items.Count);
        (await (await company.PersonAsync()).PostAsync($"bots/{bot}/flows/{flow.Id}/publish", new { })).Expect(403);
    }

    private static async Task<string> FiguresAsync(Company company, Guid bot, Guid flow)
    {
        var told = (await company.Owner.GetAsync($"bots/{bot}/flows/{flow}/figures")).Expect(200);
        return $"begun {told["begun"]} waiting {told["waiting"]} dropped {told["dropped"]} person {told["handedOver"]}";
    }

    private static async Task<Guid> PublishAsync(Company company, Guid bot, string template)
    {
        var flow = (await company.Owner.PostAsync($"bots/{bot}/flows", new { name = template, template })).Expect(201).Id;
        (await company.Owner.PostAsync($"bots/{bot}/flows/{flow}/publish", new { })).Expect(200);
        return flow;
    }
}
