using Heed.Browser.Tests.Access;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Bot;

/// <summary>A talk with the bot in the widget itself, by keyboard: questions as buttons, an answer with its source, an order's card, a person; each state looked at by axe.</summary>
[Collection(DemoCollection.Name)]
public sealed class WidgetTalkTests(DemoServer server, Browser browser) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await server.SwitchBotsAsync(on: true);

    public async ValueTask DisposeAsync() => await server.SwitchBotsAsync(on: false);

    [Theory]
    [InlineData("zh-CN", true, 390, "我的快递到哪了", "转接人工", "订单 ")]
    [InlineData("en", false, 1280, "where is my order", "getting a person", "Order ")]
    public async Task Buttons_sources_and_cards_are_there_for_everybody_and_a_person_is_one_press_away(string language, bool dark, int width, string asks, string handing, string title)
    {
        var console = await browser.OpenAsync("en");
        await console.SignInAsync(server, server.People[0]);
        var (_, siteKey, secret, brand) = await console.ShopInboxAsync();
        var buyer = "talk-" + Guid.CreateVersion7().ToString("N")[^8..];
        var number = "T" + buyer[^8..].ToUpperInvariant() + "-01";
        await console.OrdersAsync(brand, [(number, buyer)]);

        var shop = await browser.OpenAsync(language, dark, width, 800);
        var findings = new List<string>();
        await shop.OpenChatAsync(server, language);
        var choices = shop.Locator(".panel .choice");
        await choices.First.WaitForAsync();
        await shop.LookAsync($"bot greets {language} {width}", findings);

        // The first question, by keyboard; its answer names where it comes from and leads there.
        var question = await choices.First.InnerTextAsync();
        await choices.First.PressAsync("Enter");
        var source = shop.Locator(".panel .source a");
        await source.WaitForAsync();
        Assert.Equal(question, await source.InnerTextAsync());
        Assert.StartsWith($"/help/yunqi-home/{language}/a/", new Uri(await source.EvaluateAsync<string>("link => link.href")).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("TEXTAREA", await FocusAsync(shop));
        await shop.LookAsync($"bot answers {language} {width}", findings);
        await shop.PictureAsync($"bot-answer-{language}");

        // "Not solved" says so, and goes on.
        await shop.Locator(".panel .choice").Nth(1).PressAsync("Enter");
        await shop.WidgetLog().Locator(".mine").Nth(1).WaitForAsync();
        await shop.WaitForFunctionAsync("() => document.querySelector('heed-chat').shadowRoot.querySelectorAll('.theirs').length >= 3");
        // What is said while the shop is still telling who they are goes along with them.
        var said = new TaskCompletionSource();
        await shop.RouteAsync("**/widget/v1/start", async route =>
        {
            await said.Task;
            await route.ContinueAsync();
        });
        await shop.EvaluateAsync("jwt => window.Heed.identify(jwt)", WalkSteps.Vouch(secret, siteKey, buyer));
        await shop.SayAsync(asks);
        said.SetResult();
        await shop.WidgetLog().Locator(".theirs").Nth(3).WaitForAsync();
        await shop.SayAsync(number);
        var card = shop.Locator(".panel .facts");
        await card.GetByText(title + number).WaitForAsync();
        await card.GetByText("SF" + number).WaitForAsync();
        await shop.LookAsync($"bot shows an order {language} {width}", findings);
        await shop.PictureAsync($"bot-order-{language}");

        await shop.Locator(".panel .human").PressAsync("Enter");
        await shop.WidgetLog().GetByText(handing).WaitForAsync();
        await shop.Locator(".panel .human").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        await shop.LookAsync($"bot hands over {language} {width}", findings);
        await shop.PictureAsync($"bot-person-{language}");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static Task<string> FocusAsync(IPage shop) => shop.EvaluateAsync<string>("() => document.activeElement.shadowRoot?.activeElement?.tagName ?? document.activeElement.tagName");
}
