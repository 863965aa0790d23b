using System.Text.Json;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Access;

/// <summary>Trust 68: nothing serious or critical on any screen of the console, in both languages, light and dark, and on narrow windows.</summary>
[Collection(DemoCollection.Name)]
public sealed class ConsoleAccessTests(DemoServer server, Browser browser)
{
    private const string Layer = "[role=dialog], [role=menu], .popover";

    [Fact]
    public void Every_route_of_the_console_is_looked_at() => Assert.Equal(
        ["/", @"/w/:workspace(\\d+)/wallboard", @"/w/:workspace(\\d+)", "", "inbox/:view?/:conversation?", "floor", "reports/:metric?", "planning/:view(forecast|simulator)?", "search", "customers/:id?", "knowledge/:view(entries|gaps|flows|bench)?/:id?", "settings/:section?/:id?", "setup/:step(brand|chat|people)?", ":rest(.*)*", "/:rest(.*)*"], Screens.Routes());

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", true)]
    public async Task No_section_of_the_settings_shuts_anybody_out(string language, bool dark)
    {
        var console = await OpenAsync(language, dark);
        var findings = new List<string>();
        foreach (var section in Screens.Sections())
        {
            await console.LeadAsync($"/w/{console.Workspace()}/settings/{section}");
            await console.LookAsync($"settings/{section} {language}", findings);
            var first = console.Locator(".settings-main .section-open").First;
            if (await first.CountAsync() == 0) continue;
            await console.LeadAsync((await first.GetAttributeAsync("href"))!);
            await console.LookAsync($"settings/{section}/item {language}", findings);
        }

        Report(findings);
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-CN", false)]
    public async Task No_screen_of_the_daily_work_shuts_anybody_out(string language, bool dark)
    {
        var console = await OpenAsync(language, dark);
        var findings = new List<string>();
        foreach (var path in await DailyAsync(console))
        {
            await console.LeadAsync(path);
            await console.LookAsync($"{path} {language}", findings);
        }

        Report(findings);
    }

    [Theory]
    [InlineData(400, 800)]
    [InlineData(320, 256)]
    public async Task A_narrow_window_loses_nothing(int width, int height)
    {
        // 320 × 256 is what 400 % zoom leaves of 1280 × 1024.
        var console = await OpenAsync("en", dark: false, width, height);
        var findings = new List<string>();
        string[] paths = [.. await DailyAsync(console), .. new[] { "", "/inboxes", "/people", "/labels", "/orders/requests", "/orders/search", "/orders/new", "/bot/new", "/portal", "/profile", "/audit" }.Select(p => $"/w/{console.Workspace()}/settings{p}")];
        foreach (var path in paths)
        {
            await console.LeadAsync(path);
            await console.LookAsync($"{path} {width}", findings);
            await console.ReflowsAsync($"{path} {width}", findings);
        }

        Report(findings);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", true)]
    public async Task No_dialog_or_menu_of_a_conversation_shuts_anybody_out(string language, bool dark)
    {
        var console = await OpenAsync(language, dark);
        var findings = new List<string>();
        var conversation = await AnyConversationAsync(console);
        await console.LeadAsync($"/w/{console.Workspace()}/inbox/all/{conversation}");
        foreach (var key in new[] { "t", "s", "g", "a", "l", "p", "c", "f", "i", "?", "Control+k" })
        {
            await console.ThreadLog().FocusAsync();
            await console.Keyboard.PressAsync(key);
            await Expect(console.Locator(Layer), $"key {key}", 1);
            await console.SettleAsync();
            await console.LookAsync($"key {key} {language}", findings);
            await console.Keyboard.PressAsync("Escape");
            await Expect(console.Locator(Layer), $"Escape after {key}", 0);
        }

        await console.ThreadLog().FocusAsync();
        await WriteAsync(console, "r", "/");
        await Shown(console, "#canned-list");
        await console.LookAsync($"canned replies {language}", findings);
        await console.Keyboard.PressAsync("Escape");
        await console.Keyboard.PressAsync("Backspace");
        // Escape would first put proposed replies away, where there are some.
        await console.ThreadLog().FocusAsync();
        await WriteAsync(console, "n", "@");
        await Shown(console, "#mention-list");
        await console.LookAsync($"mentions {language}", findings);
        await console.ComposerBox().FillAsync("");

        // Choosing many, and what the top of the page opens.
        await console.Locator(".list-scroll [role=option]").First.FocusAsync();
        await console.Keyboard.PressAsync("x");
        await console.SettleAsync();
        await console.LookAsync($"choosing many {language}", findings);
        await console.Keyboard.PressAsync("Escape");
        foreach (var opener in await console.Locator(".top button[aria-haspopup]").AllAsync())
        {
            await opener.PressAsync("Enter");
            await console.SettleAsync();
            await console.LookAsync($"top {await opener.GetAttributeAsync("aria-label")}", findings);
            await console.Keyboard.PressAsync("Escape");
        }

        Report(findings);
    }

    private async Task<IPage> OpenAsync(string language, bool dark, int width = 1560, int height = 900)
    {
        var console = await browser.OpenAsync(language, dark, width, height);
        await console.SignInAsync(server, server.People[0]);
        // What the person has chosen goes before what the browser says.
        await console.ApiAsync("PATCH", "/api/v1/me/", new { language, theme = dark ? "dark" : "light" });
        await console.ReloadAsync();
        await console.SettleAsync();
        Assert.Equal(language, await console.EvaluateAsync<string>("() => document.documentElement.lang"));
        return console;
    }

    private static async Task<string[]> DailyAsync(IPage console)
    {
        var workspace = $"/w/{console.Workspace()}";
        var customer = (await console.ApiAsync("GET", "customers?limit=1")).GetProperty("items")[0].GetProperty("id").GetString();
        return
        [
            workspace + "/inbox", workspace + "/inbox/all", $"{workspace}/inbox/all/{await AnyConversationAsync(console)}", workspace + "/inbox/mentions", workspace + "/inbox/resolved", workspace + "/search",
            workspace + "/search?q=a", workspace + "/customers", $"{workspace}/customers/{customer}", workspace + "/reports", workspace + "/reports/firstResponse", workspace + "/knowledge", $"{workspace}/knowledge/entries/{await AnyEntryAsync(console)}", workspace + "/knowledge/gaps", workspace + "/knowledge/flows", workspace + "/knowledge/bench", workspace + "/knowledge/bench/waiting", workspace + "/knowledge/bench/tests", workspace + "/knowledge/bench/models", workspace + "/floor", workspace + "/planning/forecast", workspace + "/planning/simulator", workspace + "/wallboard", workspace + "/setup", workspace + "/setup/chat", workspace + "/setup/people", workspace + "/nowhere", "/nowhere",
        ];
    }

    /// <summary>An entry with what the editor can show: steps, a table, a variable, a case and a version to compare with.</summary>
    private static async Task<string?> AnyEntryAsync(IPage console)
    {
        const string Question = "How do I descale the kettle?";
        var known = (await console.ApiAsync("GET", $"knowledge/entries?limit=1&q={Uri.EscapeDataString(Question)}")).GetProperty("items");
        if (known.GetArrayLength() > 0) return known[0].GetProperty("id").GetString();
        var made = await console.ApiAsync("POST", "knowledge/entries", new
        {
            question = Question,
            language = "en",
            variants = new[] { "limescale in the kettle" },
            answers = new[]
            {
                new
                {
                    channel = "general",
                    language = "en",
                    markdown = "Dear {{customer.name}}, **two** steps:\n\n1. Fill it with vinegar and water.\n2. Boil it twice.\n\n| Model | Minutes |\n| --- | --- |\n| K1 | 10 |",
                    cases = new[] { new { name = "In warranty", when = Array.Empty<object>(), markdown = "We also send a filter." } },
                },
            },
        });
        var id = made.GetProperty("id").GetString();
        await console.ApiAsync("POST", $"knowledge/entries/{id}/publish", new { });
        await console.ApiAsync("PATCH", $"knowledge/entries/{id}", new { variants = new[] { "limescale in the kettle", "kettle full of chalk" } });
        return id;
    }

    /// <summary>An open conversation whose customer spoke last and was understood, so that every key has something to open.</summary>
    private static async Task<string?> AnyConversationAsync(IPage console)
    {
        foreach (var one in (await console.ApiAsync("GET", "conversations?tier=open&limit=50")).GetProperty("items").EnumerateArray())
        {
            if (one.GetProperty("lastMessage") is not { ValueKind: JsonValueKind.Object } last || last.GetProperty("authorKind").GetString() != "customer") continue;
            var id = one.GetProperty("id").GetString();
            var read = (await console.ApiAsync("GET", $"conversations/{id}/annotations")).GetProperty("items");
            if (read.EnumerateArray().Any(a => a.GetProperty("messageId").GetString() == last.GetProperty("id").GetString())) return id;
        }

        Assert.Fail("No open conversation ends with words of a customer that were read.");
        return null;
    }

    /// <summary>Opens the composer by its key and writes into it, whatever another test left there as a draft.</summary>
    private static async Task WriteAsync(IPage console, string key, string text)
    {
        await console.Keyboard.PressAsync(key);
        await console.Locator(".composer textarea:focus").WaitForAsync();
        await console.ComposerBox().FillAsync("");
        await console.Keyboard.TypeAsync(text);
    }

    private static async Task Shown(IPage console, string list)
    {
        try
        {
            await console.Locator(list).WaitForAsync();
        }
        catch (TimeoutException)
        {
            await console.PictureAsync("access-" + list[1..]);
            throw;
        }
    }

    private static async Task Expect(ILocator layers, string after, int count)
    {
        var wait = new LocatorWaitForOptions { State = count == 0 ? WaitForSelectorState.Detached : WaitForSelectorState.Visible };
        try
        {
            await layers.First.WaitForAsync(wait);
        }
        catch (TimeoutException)
        {
            await layers.Page.PictureAsync("access-" + string.Concat(after.Where(char.IsAsciiLetterOrDigit)));
            Assert.Fail($"{after}: {(count == 0 ? "something is still open" : "nothing opened")}");
        }
    }

    private static void Report(List<string> findings) => Assert.True(findings.Count == 0, string.Join('\n', findings));
}
