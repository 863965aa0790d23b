using Microsoft.Playwright;

namespace Heed.Browser.Tests.Access;

/// <summary>Trust 68 outside the console: the widget in each of its states, and the pages that the server writes.</summary>
[Collection(DemoCollection.Name)]
public sealed class OtherPagesAccessTests(DemoServer server, Browser browser)
{
    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("zh-CN", true, 1280)]
    [InlineData("en", true, 320)]
    public async Task No_state_of_the_widget_shuts_anybody_out(string language, bool dark, int width)
    {
        var shop = await browser.OpenAsync(language, dark, width, 720);
        var findings = new List<string>();
        await shop.GotoAsync($"{server.Address}/demo/shop?lang={language}");
        await shop.Locator(".launcher").WaitForAsync();
        await shop.LookAsync($"widget closed {language} {width}", findings);
        await shop.Locator(".launcher").ClickAsync();
        await shop.Locator(".panel").WaitForAsync();
        await shop.LookAsync($"widget just opened {language} {width}", findings);
        await shop.OpenChatAsync(server, language);
        var words = $"Access {Guid.CreateVersion7():N}";
        await shop.SayAsync(words);
        await shop.WidgetLog().GetByText(words).WaitForAsync();
        await shop.LookAsync($"widget conversation {language} {width}", findings);

        // Answered and resolved, the widget asks for a rating.
        var console = await browser.OpenAsync("en");
        await console.SignInAsync(server, server.People[0]);
        await console.OpenConversationAsync(words);
        var path = "conversations/" + new Uri(console.Url).Segments[^1];
        await console.ApiAsync("POST", path + "/messages", new { text = "Answered" });
        await shop.WidgetLog().GetByText("Answered").WaitForAsync();
        await console.ApiAsync("POST", path + "/resolve");
        await shop.Locator(".panel .scale button").First.WaitForAsync();
        await shop.LookAsync($"widget rating {language} {width}", findings);
        await shop.Locator(".panel .scale button").Last.PressAsync("Enter");
        await shop.Locator(".panel .card textarea").WaitForAsync();
        await shop.LookAsync($"widget comment {language} {width}", findings);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Theory]
    [InlineData("en", false, 1280)]
    [InlineData("zh-CN", true, 320)]
    public async Task No_page_of_the_server_shuts_anybody_out(string language, bool dark, int width)
    {
        var (invite, reset) = await LinksAsync();
        var page = await browser.OpenAsync(language, dark, width, 720);
        var findings = new List<string>();
        foreach (var path in new[] { "/sign-in", invite, reset, "/setup/none", "/invite/none", "/reset/none", "/api/docs", "/demo/shop", $"/help/yunqi-home/{language}", $"/help/yunqi-home/{language}/search?q=zzqx", $"/help/yunqi-home/{language}/contact?q=zzqx" })
        {
            await page.GotoAsync(server.Address + path);
            await page.LookAsync($"{path.Split('/')[1]} {language} {width}", findings);
            if (path != "/api/docs") await page.ReflowsAsync($"{path.Split('/')[1]} {language} {width}", findings);
        }

        // An article as it is read, a form that was not complete, and the word that all arrived.
        await page.GotoAsync($"{server.Address}/help/yunqi-home/{language}");
        await page.Locator(".articles a").First.ClickAsync();
        await page.LookAsync($"help article {language} {width}", findings);
        await page.ReflowsAsync($"help article {language} {width}", findings);
        await page.GotoAsync($"{server.Address}/help/yunqi-home/{language}/contact");
        await page.Locator(".write button").ClickAsync();
        await page.Locator(".write [role=alert]").WaitForAsync();
        await page.LookAsync($"help contact not complete {language} {width}", findings);
        await page.ReflowsAsync($"help contact not complete {language} {width}", findings);
        await page.GotoAsync($"{server.Address}/help/yunqi-home/{language}/contact?sent=true");
        await page.LookAsync($"help contact sent {language} {width}", findings);

        // What is said when it was wrong.
        await page.GotoAsync(server.Address + "/sign-in");
        await page.Locator("input[type=email]").FillAsync("nobody@example.com");
        await page.Locator("input[type=password]").FillAsync("not the password");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("[role=alert]").First.WaitForAsync();
        await page.LookAsync($"sign-in refused {language} {width}", findings);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private async Task<(string Invite, string Reset)> LinksAsync()
    {
        var desk = await browser.OpenAsync("en");
        await desk.SignInAsync(server, server.People[0]);
        var roles = (await desk.ApiAsync("GET", "roles")).GetProperty("items");
        var invited = await desk.ApiAsync("POST", "people/invite", new { email = $"access-{Guid.CreateVersion7():N}@example.com", name = "Access", roles = new[] { new { roleId = roles[roles.GetArrayLength() - 1].GetProperty("id").GetString() } } });
        var agent = (await desk.ApiAsync("GET", "people")).GetProperty("items").EnumerateArray().First(p => p.GetProperty("email").GetString() == server.People[^1].Email);
        var reset = await desk.ApiAsync("POST", $"people/{agent.GetProperty("id").GetString()}/reset-link");
        await desk.Context.CloseAsync();
        return (Path(invited), Path(reset));

        static string Path(System.Text.Json.JsonElement made) => new Uri(made.EnumerateObject().Select(m => m.Value).First(v => v.ValueKind == System.Text.Json.JsonValueKind.String && Uri.IsWellFormedUriString(v.GetString(), UriKind.Absolute)).GetString()!).AbsolutePath;
    }
}
