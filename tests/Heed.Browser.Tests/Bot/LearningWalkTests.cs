using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Bot;

/// <summary>Every solved case makes the next one easier: a question nobody had answered becomes an entry, and an agent's own words become the proposal.</summary>
[Collection(DemoCollection.Name)]
public sealed partial class LearningWalkTests(DemoServer server, Browser browser) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await server.SwitchBotsAsync(on: false);

    [Fact]
    public async Task A_gap_becomes_a_draft_is_approved_in_the_console_and_answers_the_next_visitor()
    {
        const string Question = "Do you sell gift cards for weddings?", Answer = "Yes: gift cards of 50 to 500 are at the till and under Gifts on our site.";
        await server.SwitchBotsAsync(on: true);
        var console = await browser.OpenAsync("en");
        await console.SignInAsync(server, server.People[0]);
        var (_, siteKey, secret, _) = await console.ShopInboxAsync();
        var shop = await browser.OpenAsync("en");
        await shop.GotoAsync($"{server.Address}/demo/shop?lang=en");
        var first = (await shop.ComeAsync(siteKey, secret, "en", [new Guest("unknown", [Question])]))[0];
        Assert.Null(first.Turns[0].Last.Part("source"));

        // The gap stands on the board; one press makes a draft of it.
        await console.LeadAsync($"/w/{console.Workspace()}/knowledge/gaps");
        var gap = console.Locator(".gr", new PageLocatorOptions { HasText = Question });
        await gap.Locator(".gr-acts button").First.ClickAsync();
        await console.WaitForURLAsync(EntryAddress());
        var entry = EntryAddress().Match(console.Url).Groups[1].Value;
        await console.Locator(".be-block, textarea.be-source").First.ClickAsync();
        await console.Locator("textarea.be-source").First.FillAsync(Answer);
        await SavedAsync(console, entry, Answer);
        await console.PictureAsync("gap-draft");
        var reviewer = (await console.ApiAsync("GET", "knowledge/reviewers")).GetProperty("items").EnumerateArray().First(p => p.GetProperty("name").GetString() == "周敏").GetProperty("id").GetString();
        await console.ApiAsync("POST", $"knowledge/entries/{entry}/submit", new { reviewerId = reviewer });

        // A second pair of eyes approves and publishes it.
        var desk = await browser.OpenAsync("en");
        await desk.SignInAsync(server, server.People[1]);
        await desk.LeadAsync($"/w/{desk.Workspace()}/knowledge/entries/{entry}");
        await desk.Locator(".kh button", new PageLocatorOptions { HasText = "通过" }).ClickAsync();
        await desk.Locator(".kh button", new PageLocatorOptions { HasText = "发布" }).ClickAsync();
        await desk.Locator("button[form=publish]").ClickAsync();
        await StatusAsync(console, entry, "published");
        await desk.PictureAsync("gap-published");

        var next = (await shop.ComeAsync(siteKey, secret, "en", [new Guest("question", ["do you have gift cards for a wedding?", "#solved"], Question)]))[0];
        Assert.Contains(next.Turns, t => t.Last.Text == Answer && t.Last.Part("source")?.GetProperty("title").GetString() == Question);
        Assert.Equal("resolved", next.Category);
    }

    [Fact]
    public async Task A_proposal_taken_with_Tab_edited_and_sent_teaches_the_next_one()
    {
        const string Question = "降价了能退差价吗", Added = " 直播间的活动价也可以申请。";
        var console = await browser.OpenAsync("zh-CN");
        await console.SignInAsync(server, server.People[0]);
        var (_, siteKey, _, _) = await console.ShopInboxAsync();
        var proposed = "";
        for (var round = 0; round < 2; round++)
        {
            var words = $"{Question}？{round + 1}";
            await AskPeopleAsync(siteKey, words);
            await console.OpenConversationAsync(words);
            var proposal = console.Locator(".sg-one").First;
            await proposal.WaitForAsync();
            Assert.Contains(Question, await proposal.InnerTextAsync(), StringComparison.Ordinal);
            await console.PictureAsync("proposals");
            await console.ComposerBox().FocusAsync();
            await console.Keyboard.PressAsync("Tab");
            proposed = await console.ComposerBox().InputValueAsync();
            Assert.NotEqual("", proposed);
            await console.Keyboard.PressAsync("Control+End");
            await console.Keyboard.InsertTextAsync(Added);
            await console.RunAndWaitForResponseAsync(() => console.ComposerBox().PressAsync("Enter"), answer => answer.Url.EndsWith("/used", StringComparison.Ordinal) && answer.Ok);
            await console.ThreadLog().GetByText(Added.Trim()).First.WaitForAsync();
        }

        await AskPeopleAsync(siteKey, Question + "？3");
        await console.OpenConversationAsync(Question + "？3");
        var offered = console.Locator(".sg-one").First;
        await offered.WaitForAsync();
        Assert.Contains(Added.Trim(), await offered.InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Somebody asks while people answer alone.</summary>
    private async Task AskPeopleAsync(string siteKey, string words)
    {
        var shop = await browser.OpenAsync("zh-CN");
        await shop.GotoAsync($"{server.Address}/demo/shop?lang=zh-CN");
        await shop.EvaluateAsync(
            """
            async ([key, text]) => {
              const post = async (path, token, body) => (await fetch('/widget/v1' + path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...(token && { Authorization: 'Bearer ' + token }) }, body: JSON.stringify(body) })).json();
              const { token } = await post('/start', null, { siteKey: key, language: 'zh-CN', page: { url: location.href, title: '', referrer: '' } });
              await post('/messages', token, { id: crypto.randomUUID(), text });
            }
            """,
            new[] { siteKey, words });
        await shop.Context.CloseAsync();
    }

    private static Task SavedAsync(IPage console, string entry, string answer) => UntilAsync(console, entry, "e => JSON.stringify(e.draft).includes(words)", answer);

    private static Task StatusAsync(IPage console, string entry, string status) => UntilAsync(console, entry, "e => e.status === words", status);

    private static Task UntilAsync(IPage console, string entry, string holds, string words) => console.EvaluateAsync(
        $$"""
        async ([path, words]) => {
          const holds = {{holds}};
          for (let tries = 0; tries < 100; tries++) {
            if (holds(await (await fetch(path)).json())) return;
            await new Promise(done => setTimeout(done, 100));
          }
          throw new Error('Not so: ' + words);
        }
        """,
        new[] { $"/api/v1/w/{console.Workspace()}/knowledge/entries/{entry}", words });

    [GeneratedRegex("/knowledge/entries/([0-9a-f-]{36})", RegexOptions.NonBacktracking)]
    private static partial Regex EntryAddress();
}
