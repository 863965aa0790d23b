using Microsoft.Playwright;

namespace Heed.Browser.Tests;

/// <summary>The main job, as people do it: shop, console, answer, widget; and the same with the server dying in the middle.</summary>
[Collection(DemoCollection.Name)]
public sealed class FirstMessageTests(DemoServer server, Browser browser)
{
    [Theory]
    [InlineData("zh-CN", "请问空调今天能安装吗？", "可以，师傅下午两点到。")]
    [InlineData("en", "Can you install the air conditioner today?", "Yes, the fitter comes at two.")]
    public async Task A_message_from_the_shop_stands_in_the_console_and_its_answer_in_the_widget(string language, string question, string answer)
    {
        var shop = await browser.OpenAsync(language, width: 1280, height: 860);
        var console = await browser.OpenAsync(language);
        await console.SignInAsync(server, server.People[0]);
        await shop.OpenChatAsync(server, language);
        await shop.PictureAsync($"walk-1-shop-{language}");
        await shop.SayAsync(question);
        await shop.WidgetLog().GetByText(question).WaitForAsync();

        await console.OpenConversationAsync(question);
        await console.ReplyAsync(answer);
        await shop.WidgetLog().GetByText(answer).WaitForAsync();
        await shop.PictureAsync($"walk-3-answered-{language}");
        await console.PictureAsync($"walk-2-console-{language}");
        Assert.Equal(1, await shop.WidgetLog().GetByText(question).CountAsync());
        Assert.Equal(1, await console.ThreadLog().GetByText(answer).CountAsync());
    }

    [Fact]
    public async Task The_server_dies_while_both_sides_write_and_nothing_is_lost_or_doubled()
    {
        var shop = await browser.OpenAsync("en", width: 1280, height: 860);
        var console = await browser.OpenAsync("en");
        await console.SignInAsync(server, server.People[0]);
        await shop.OpenChatAsync(server, "en");
        await shop.SayAsync("Before the outage");
        await console.OpenConversationAsync("Before the outage");
        await console.ReplyAsync("Answered before");
        await shop.WidgetLog().GetByText("Answered before").WaitForAsync();

        await server.KillAsync();
        await shop.SayAsync("Written during the outage");
        await console.ReplyAsync("Answered during the outage");
        await shop.WidgetBox().FillAsync("half a sentence of the customer");
        await console.ComposerBox().FillAsync("half a sentence of the agent");
        await server.StartAsync();

        var within = new LocatorWaitForOptions { Timeout = 15_000 };
        await console.ThreadLog().GetByText("Written during the outage").WaitForAsync(within);
        await shop.WidgetLog().GetByText("Answered during the outage").WaitForAsync(within);
        Assert.Equal("half a sentence of the customer", await shop.WidgetBox().InputValueAsync());
        Assert.Equal("half a sentence of the agent", await console.ComposerBox().InputValueAsync());
        foreach (var words in new[] { "Before the outage", "Answered before", "Written during the outage", "Answered during the outage" })
        {
            Assert.Equal(1, await shop.WidgetLog().GetByText(words).CountAsync());
            Assert.Equal(1, await console.ThreadLog().GetByText(words).CountAsync());
        }
    }
}
