using Heed.Bot.Talking;
using Heed.Bot.Thinking;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Knowledge;
using Heed.Modules.Tests.Platform;
using Heed.Modules.Tests.Web;
using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Modules.Tests.Bot;

/// <summary>Visitors talk with a bot through the widget's own API.</summary>
public sealed class TalkTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_paraphrase_gets_the_right_answer_with_its_source_and_solved_ends_it(TestEngine engine)
    {
        var (company, visitor, _) = await StartAsync(engine);
        var said = (await visitor.AskAsync("我想退货，流程是怎样的"))[0];
        Assert.Contains("七天", said.Text(), StringComparison.Ordinal);
        Assert.Equal("如何申请退货？", said.Parts().GetProperty("source").GetProperty("title").GetString());
        Assert.True(said.Parts().GetProperty("solvedQuestion").GetBoolean());
        Assert.Equal("小智", said.GetProperty("authorName").GetString());
        Assert.Equal("bot", await visitor.HandlerAsync());
        await visitor.AskAsync("解决了", "solved");
        Assert.Equal("resolved", (await visitor.GetAsync("/widget/v1/messages")).Expect(200)["conversation"].GetProperty("category").GetString());
        Assert.Empty((await company.Owner.GetAsync("conversations?tier=waiting")).Expect(200).Items);

        // Not solved after all: it goes on where it was, and the next miss is the last.
        var sorry = (await visitor.AskAsync("还是没解决"))[0];
        Assert.Equal(Wording.Say(null, Words.NotSolved, "zh-CN"), sorry.Text());
        await visitor.AskAsync("量子纠缠与薛定谔方程");
        var card = await company.CardAsync(await visitor.ConversationAsync());
        Assert.Equal(("misses", "我想退货，流程是怎样的"), (card.GetProperty("reason").GetString(), card.GetProperty("summary").GetString()));
    }

    [Theory, OnEveryEngine]
    public async Task A_visitor_who_says_nothing_more_is_asked_once_and_the_talk_is_closed_and_goes_on_when_they_write(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (bot, _, siteKey) = await company.BotAsync(new { askAfter = 5, closeAfter = 10 });
        (await company.Owner.PatchAsync($"bots/{bot}", new { askAfter = -1 })).ExpectProblem(400, "invalid");
        var visitor = await company.VisitorAsync(siteKey);
        await visitor.AskAsync("怎么退货");
        var conversation = await visitor.ConversationAsync();
        await PassAsync(company, conversation);
        var said = await visitor.SaidAfterAsync(1, 2);
        Assert.Equal(Wording.Say(null, Words.StillThere, "zh-CN"), said[^1].Text());
        // A word is an answer: the waiting begins anew.
        await visitor.AskAsync("优惠券怎么用");
        await PassAsync(company, conversation);
        await PassAsync(company, conversation);
        await Eventually.TrueAsync(
            async () => (await visitor.GetAsync("/widget/v1/messages")).Expect(200)["conversation"].GetProperty("category").GetString() == "resolved", TimeSpan.FromSeconds(20), "it is closed");
        var all = (await visitor.GetAsync("/widget/v1/messages?after=0")).Expect(200).Items.Where(m => m.GetProperty("authorKind").GetString() == "bot").ToList();
        Assert.Equal((2, 1), (all.Count(m => m.Text() == Wording.Say(null, Words.StillThere, "zh-CN")), all.Count(m => m.Text() == Wording.Say(null, Words.ClosedSilent, "zh-CN"))));
        Assert.Contains("七天", (await visitor.AskAsync("怎么退货"))[0].Text(), StringComparison.Ordinal);
        await visitor.AskAsync("转人工");
        using var session = company.Host.Get<IStore>().Read();
        Assert.Equal(0, await session.NumberAsync($"select count(*) from platform_timers where workspace = {company.Workspace} and kind = {SilentTimer.TimerKind}", CancellationToken.None));
    }

    [Theory, OnEveryEngine]
    public async Task Two_misses_bring_a_person_with_a_card_that_customers_never_see(TestEngine engine)
    {
        var (company, visitor, _) = await StartAsync(engine);
        var first = (await visitor.AskAsync("量子纠缠与薛定谔方程"))[0];
        Assert.Contains("person", first.Choices());
        await visitor.AskAsync("黑洞的霍金辐射温度");
        var conversation = await visitor.ConversationAsync();
        var card = await company.CardAsync(conversation);
        Assert.Equal(("misses", 2, "量子纠缠与薛定谔方程"), (card.GetProperty("reason").GetString(), card.GetProperty("misses").GetInt32(), card.GetProperty("summary").GetString()));
        Assert.Equal("queue", await visitor.HandlerAsync());
        var shown = (await visitor.GetAsync("/widget/v1/messages")).Expect(200);
        Assert.DoesNotContain("handOver\":{", shown.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Items, m => m.Text() == "量子纠缠与薛定谔方程" && !m.GetProperty("mine").GetBoolean());
        Assert.Single((await company.Owner.GetAsync("conversations?tier=waiting")).Expect(200).Items, c => c.GetProperty("id").GetGuid() == conversation);
    }

    [Theory, OnEveryEngine]
    public async Task Asking_for_a_person_and_anger_bring_one_at_once(TestEngine engine)
    {
        var (company, visitor, siteKey) = await StartAsync(engine);
        await visitor.AskAsync("不要机器人，转人工");
        Assert.Equal("asked", (await company.CardAsync(await visitor.ConversationAsync())).GetProperty("reason").GetString());
        var angry = await company.VisitorAsync(siteKey);
        await angry.AskAsync("你们就是骗子，我要投诉你们！");
        var card = await company.CardAsync(await angry.ConversationAsync());
        Assert.Equal(("anger", "anger"), (card.GetProperty("reason").GetString(), card.GetProperty("emotion").GetString()));
        var button = await company.VisitorAsync(siteKey);
        await button.AskAsync("怎么退货");
        (await button.PostAsync("/widget/v1/human")).Expect(200);
        Assert.Equal("queue", await button.HandlerAsync());
        var told = await company.CardAsync(await button.ConversationAsync());
        Assert.Equal(("asked", "怎么退货"), (told.GetProperty("reason").GetString(), told.GetProperty("summary").GetString()));
        Assert.Equal(["如何申请退货？"], told.GetProperty("tried").EnumerateArray().Select(t => t.GetString()));
    }

    [Theory, OnEveryEngine]
    public async Task A_bot_says_things_in_its_own_words_offers_what_is_pinned_and_hands_over_as_it_is_told(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var pinned = await company.Owner.PublishedAsync("双十一优惠规则是什么？", "满三百减五十。", language: "zh-CN");
        var (bot, _, siteKey) = await company.BotAsync(new
        {
            pinnedIds = new[] { pinned, Guid.CreateVersion7() },
            topQuestions = 2,
            misses = 1,
            mindsAnger = false,
            texts = new Dictionary<string, object> { ["whoIAm"] = new LocalText("我是小云，云栖的助手。", ""), ["bye"] = new LocalText("", "") },
        });
        var welcome = (await company.Owner.GetAsync($"bots/{bot}/welcome?language=zh-CN")).Expect(200);
        Assert.Equal((2, "双十一优惠规则是什么？"), (welcome["choices"].GetArrayLength(), welcome["choices"][0].GetProperty("label").GetString()));
        Assert.Equal(["whoIAm"], (await company.Owner.GetAsync($"bots/{bot}")).Expect(200)["texts"].EnumerateObject().Select(t => t.Name));
        var visitor = await company.VisitorAsync(siteKey);
        Assert.Equal("我是小云，云栖的助手。", (await visitor.AskAsync("你是谁"))[0].Text());
        // Anger is not minded here; the first miss is the last.
        await visitor.AskAsync("你们就是骗子，我要投诉你们！");
        Assert.Equal("misses", (await company.CardAsync(await visitor.ConversationAsync())).GetProperty("reason").GetString());
        (await company.Owner.PatchAsync($"bots/{bot}", new { misses = 3 })).ExpectProblem(400, "invalid");
        (await company.Owner.PatchAsync($"bots/{bot}", new { texts = new Dictionary<string, object> { ["nothing"] = new LocalText("x", "x") } })).ExpectProblem(400, "invalid");
        (await company.Owner.PatchAsync($"bots/{bot}", new { pinnedIds = Enumerable.Range(0, 7).Select(_ => Guid.CreateVersion7()) })).ExpectProblem(400, "invalid");
        Assert.Contains("clarify", (await company.Owner.GetAsync("bot-texts")).Expect(200).Raw, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task The_same_event_read_again_is_answered_once(TestEngine engine)
    {
        var (company, visitor, _) = await StartAsync(engine);
        await visitor.AskAsync("how long does delivery take");
        var book = company.Host.Get<LedgerBook>();
        var rows = (await book.AfterAsync(company.Workspace, 0, 10_000, CancellationToken.None)).Where(r => r.Name == "message.added").ToList();
        var reader = company.Host.Services.GetServices<ILedgerReader>().OfType<BotReader>().Single();
        foreach (var row in rows.Concat(rows)) await reader.HandleAsync(row, CancellationToken.None);
        Assert.Single((await visitor.GetAsync("/widget/v1/messages")).Expect(200).Items, m => m.GetProperty("authorKind").GetString() == "bot");
    }

    [Theory, OnEveryEngine]
    public async Task Small_talk_greets_with_frequent_questions_in_the_visitors_language(TestEngine engine)
    {
        var (_, visitor, _) = await StartAsync(engine);
        var hello = (await visitor.AskAsync("你好"))[0];
        Assert.NotEmpty(hello.Choices());
        var pressed = (await visitor.AskAsync("优惠券怎么使用？", hello.Choices()[0]))[0];
        Assert.Equal("solved", pressed.Choices()[0]);
        var who = (await visitor.AskAsync("are you a bot?"))[0];
        Assert.Contains("automatic assistant", who.Text(), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_bot_switched_off_while_it_talks_leaves_nobody_alone(TestEngine engine)
    {
        var (company, visitor, _) = await StartAsync(engine);
        await visitor.AskAsync("你好");
        var bot = (await company.Owner.GetAsync("bots")).Expect(200).Items[^1].GetProperty("id").GetGuid();
        (await company.Owner.PatchAsync($"bots/{bot}", new { on = false })).Expect(200);
        await visitor.SaysAsync("怎么退货");
        Assert.Equal("failed", (await company.CardAsync(await visitor.ConversationAsync())).GetProperty("reason").GetString());
    }

    [Theory, OnEveryEngine]
    public async Task Huge_and_wordless_messages_are_met_calmly(TestEngine engine)
    {
        var (_, visitor, _) = await StartAsync(engine);
        (await visitor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = new string('a', 1_000_000) })).Expect(400);
        Assert.Contains("words", (await visitor.AskAsync("🎈🎈🎈"))[0].Text(), StringComparison.Ordinal);
        await visitor.AskAsync(new string('啊', 9_999));
        Assert.Equal("queue", await visitor.HandlerAsync());
    }

    [Theory, OnEveryEngine]
    public async Task The_greeting_offers_questions_before_the_first_word(TestEngine engine)
    {
        var (company, _, siteKey) = await StartAsync(engine);
        var started = (await company.Host.StartAsync(siteKey)).Expect(200);
        Assert.NotEmpty(started["site"].GetProperty("parts").GetProperty("choices").EnumerateArray());
        Assert.NotEqual("", started["site"].GetProperty("greeting").GetString());
    }

    private async Task<(Company Company, Api Visitor, string SiteKey)> StartAsync(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, _, siteKey) = await company.BotAsync();
        return (company, await company.VisitorAsync(siteKey), siteKey);
    }

    /// <summary>The silence that is waited for passes.</summary>
    private static Task PassAsync(Company company, Guid conversation) => Eventually.TrueAsync(
        async () => await company.Host.Get<IStore>().WriteAsync(
            Scope.System(company.Workspace),
            unit => unit.Execute($"update platform_timers set due = {unit.Now} where workspace = {company.Workspace} and kind = {SilentTimer.TimerKind} and key = {conversation} and due > {unit.Now}"),
            CancellationToken.None) == 1,
        TimeSpan.FromSeconds(20),
        "it waits");
}
