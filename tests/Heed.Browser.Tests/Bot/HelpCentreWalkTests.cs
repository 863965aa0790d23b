namespace Heed.Browser.Tests.Bot;

/// <summary>The help centre in a browser that runs no script: search, article, feedback, and the way to a person.</summary>
[Collection(DemoCollection.Name)]
public sealed class HelpCentreWalkTests(DemoServer server, Browser browser)
{
    [Theory]
    [InlineData("zh-CN", "退款几天到账", "退款多久到账", "还缺银行名单")]
    [InlineData("en", "when is my refund back", "When do I get my refund?", "Which banks are slow?")]
    public async Task Everything_works_without_scripts(string language, string search, string title, string missing)
    {
        var page = await browser.OpenAsync(language, width: 420, height: 900, scripts: false);
        await page.GotoAsync($"{server.Address}/help/yunqi-home/{language}");
        await page.Locator("input[type=search]").FillAsync(search);
        await page.Locator("input[type=search]").PressAsync("Enter");
        await page.Locator(".articles a").First.ClickAsync();
        Assert.Equal(title, await page.Locator("article h1").InnerTextAsync());

        await page.Locator("button[value=no]").ClickAsync();
        await page.Locator("#comment").FillAsync(missing);
        await page.Locator(".vote form button").ClickAsync();
        Assert.NotEqual("", await page.Locator(".vote [role=status]").InnerTextAsync());

        // The way to a person carries what was looked for and read.
        await page.Locator("header .contact").ClickAsync();
        Assert.Contains(title, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(search, await page.Locator("#text").InputValueAsync());
        var words = $"{missing} {Guid.CreateVersion7():N}";
        await page.Locator("#text").FillAsync(words);
        await page.Locator("#email").FillAsync("reader@nowhere");
        await page.Locator(".write button").ClickAsync();
        Assert.Equal("true", await page.Locator("#email").GetAttributeAsync("aria-invalid"));
        Assert.Equal(words, await page.Locator("#text").InputValueAsync());
        await page.PictureAsync($"contact-wrong-{language}");
        await page.Locator("#email").FillAsync("reader@example.com");
        await page.Locator(".write button").ClickAsync();
        await page.Locator("section[role=status] h1").WaitForAsync();
        await page.PictureAsync($"contact-sent-{language}");

        var console = await browser.OpenAsync("en");
        await console.SignInAsync(server, server.People[0]);
        var found = await console.ApiAsync("GET", "conversations?tier=open&limit=200");
        var text = Assert.Single(found.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("lastMessage").GetProperty("text").GetString()!), t => t.StartsWith(words, StringComparison.Ordinal));
        Assert.Contains(words, text, StringComparison.Ordinal);
    }
}
