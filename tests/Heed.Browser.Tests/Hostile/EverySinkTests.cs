using System.Text.Json;
using Heed.Browser.Tests.Access;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Hostile;

/// <summary>Trust 38: hostile words in every place of every screen run nothing, call nobody, and stay words. That this can fail is shown by the uncleaned vectors of <see cref="SanitizerTests"/>.</summary>
[Collection(DemoCollection.Name)]
public sealed class EverySinkTests(DemoServer server, Browser browser, ITestOutputHelper output)
{
    /// <summary>Attributes that run or lead to something that runs, wherever they stand.</summary>
    private const string Armed = """
        () => {
          const found = [];
          const look = root => {
            for (const one of root.querySelectorAll('*')) {
              if (one.shadowRoot) look(one.shadowRoot);
              for (const a of one.attributes) if (/^on/i.test(a.name) || (/^(href|src|action|formaction|data|xlink:href|poster|srcdoc)$/i.test(a.name) && /^[\s\x00-\x20]*(javascript|vbscript|data:text|feed|jar|view-source)/i.test(a.value))) found.push(one.outerHTML.slice(0, 200));
            }
          };
          look(document);
          return found;
        }
        """;

    [Fact]
    public async Task Words_of_a_hostile_server_stay_words_on_every_screen()
    {
        var console = await browser.OpenAsync("en");
        var lookout = await Lookout.KeepAsync(console, new Uri(server.Address));
        await console.SignInAsync(server, server.People[0]);
        await console.SettleAsync();
        var workspace = $"/w/{console.Workspace()}";
        var conversation = (await console.ApiAsync("GET", "conversations?tier=open&limit=1")).GetProperty("items")[0].GetProperty("id").GetString();
        var customer = (await console.ApiAsync("GET", "customers?limit=1")).GetProperty("items")[0].GetProperty("id").GetString();
        var answers = new HostileAnswers();
        await answers.PoisonAsync(console, "**/api/v1/**");
        await console.ReloadAsync();
        await console.SettleAsync();
        var shown = 0;
        string[] paths =
        [
            $"{workspace}/inbox/all", $"{workspace}/inbox/all/{conversation}", $"{workspace}/inbox/mentions", $"{workspace}/search?q=a", $"{workspace}/customers", $"{workspace}/customers/{customer}",
            .. Screens.Sections().Select(s => $"{workspace}/settings/{s}"),
        ];
        foreach (var path in paths)
        {
            await console.LeadAsync(path);
            shown += await LookAsync(path);
            if (!path.Contains("/settings/", StringComparison.Ordinal)) continue;
            var first = console.Locator(".settings-main .section-open").First;
            if (await first.CountAsync() == 0) continue;
            await console.LeadAsync((await first.GetAttributeAsync("href"))!);
            shown += await LookAsync(path + "/item");
        }

        await console.LeadAsync($"{workspace}/inbox/all/{conversation}");
        foreach (var key in new[] { "t", "g", "l", "a", "Control+k" })
        {
            await console.ThreadLog().FocusAsync();
            await console.Keyboard.PressAsync(key);
            await console.Locator("[role=dialog], [role=menu]").First.WaitForAsync();
            await console.SettleAsync();
            shown += await LookAsync("key " + key);
            await console.Keyboard.PressAsync("Escape");
            await console.Locator("[role=dialog], [role=menu]").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        }

        await RefusedAsync(console, conversation!);
        shown += await LookAsync("a refusal");
        output.WriteLine($"{answers.HandedOut} vectors handed out, seen as words {shown} times on {paths.Length} screens");
        Assert.True(answers.HandedOut >= 1000, $"{answers.HandedOut} vectors were handed out.");
        Assert.True(shown > 1000, $"Seen only {shown} times: the screens do not show what the server says.");

        async Task<int> LookAsync(string where)
        {
            lookout.NothingHappened(where);
            var armed = await console.EvaluateAsync<string[]>(Armed);
            Assert.True(armed.Length == 0, $"{where}:\n" + string.Join('\n', armed));
            return await console.EvaluateAsync<int>("() => document.body.innerText.split('__xss(').length - 1");
        }
    }

    [Fact]
    public async Task Words_of_a_hostile_server_stay_words_in_the_widget()
    {
        var shop = await browser.OpenAsync("en", width: 1280);
        var lookout = await Lookout.KeepAsync(shop, new Uri(server.Address));
        await shop.OpenChatAsync(server, "en");
        await shop.SayAsync("Before the words turn");
        await shop.WidgetLog().GetByText("Before the words turn").WaitForAsync();
        await new HostileAnswers().PoisonAsync(shop, "**/widget/v1/**");
        for (var round = 0; round < 3; round++)
        {
            await shop.ReloadAsync();
            var panel = shop.Locator(".panel");
            if (!await panel.IsVisibleAsync()) await shop.Locator(".launcher").ClickAsync();
            await shop.WidgetLog().WaitForAsync();
            await shop.Locator("heed-chat").GetByText("__xss(").First.WaitForAsync();
            lookout.NothingHappened("widget");
            Assert.Empty(await shop.EvaluateAsync<string[]>(Armed));
        }
    }

    [Fact]
    public async Task What_people_really_wrote_stays_words_from_the_form_to_the_screen()
    {
        var console = await browser.OpenAsync("en");
        var lookout = await Lookout.KeepAsync(console, new Uri(server.Address));
        await console.SignInAsync(server, server.People[0]);
        var workspace = $"/w/{console.Workspace()}";
        var inbox = (await console.ApiAsync("GET", "inboxes")).GetProperty("items").EnumerateArray().First(i => i.GetProperty("channel").GetString() == "web").GetProperty("id").GetString();
        var names = Corpus.Short(80, 12);
        var customer = (await console.ApiAsync("POST", "customers", new { name = names[0] })).GetProperty("id").GetString();
        foreach (var name in names.Skip(1)) await console.ApiAsync("POST", "customers", new { name });
        var conversation = (await console.ApiAsync("POST", "conversations", new { inboxId = inbox, customerId = customer, text = names[1] })).GetProperty("id").GetString();
        var written = 0;
        foreach (var pack in Corpus.Packs(6000))
        {
            await console.ApiAsync("POST", $"conversations/{conversation}/messages", new { text = pack.Replace("\0", "", StringComparison.Ordinal), note = written++ % 2 == 1 });
        }

        var marked = Guid.CreateVersion7().ToString("N")[^6..];
        foreach (var name in Corpus.Short(34, 4)) await console.ApiAsync("POST", "labels", new { name = marked + name, color = "#3451d1" });
        foreach (var name in Corpus.Short(34, 4)) await console.ApiAsync("POST", "tags", new { name = marked + name, color = "#3451d1" });
        foreach (var name in Corpus.Short(60, 4)) await console.ApiAsync("POST", "views", new { name, conditions = new[] { new { field = "priority", @operator = "in", value = new[] { "urgent" } } } });
        foreach (var name in Corpus.Short(60, 4)) await console.ApiAsync("POST", "macros", new { name, steps = new[] { new { kind = "note", text = name } } });
        foreach (var name in Corpus.Short(60, 4)) await console.ApiAsync("POST", "companies", new { name = marked + name });
        foreach (var (name, i) in Corpus.Short(60, 4).Select((n, i) => (n, i))) await console.ApiAsync("POST", "canned", new { shortcut = $"x{marked}{i}", title = name, text = new Dictionary<string, string> { ["zh-CN"] = name, ["en"] = name }, folder = name[..Math.Min(30, name.Length)], scope = "all" });

        var shown = 0;
        foreach (var path in new[] { $"/inbox/all/{conversation}", "/inbox/all", "/search?q=onerror", "/search?q=script", "/customers", $"/customers/{customer}", "/settings/labels", "/settings/tags", "/settings/macros", "/settings/companies", "/settings/canned", "/settings/audit" })
        {
            await console.LeadAsync(workspace + path);
            if (path.EndsWith(conversation!, StringComparison.Ordinal))
            {
                // From the newest to the oldest.
                for (var steps = 0; steps < 60; steps++)
                {
                    await console.ThreadLog().EvaluateAsync("log => log.scrollBy(0, -2400)");
                    await console.SettleAsync();
                    if (await console.ThreadLog().EvaluateAsync<bool>("log => log.scrollTop === 0")) break;
                }
            }

            lookout.NothingHappened(path);
            Assert.Empty(await console.EvaluateAsync<string[]>(Armed));
            shown += await console.EvaluateAsync<int>("() => document.body.innerText.split('__xss(').length - 1");
        }

        output.WriteLine($"{written} messages with {Corpus.All.Count} vectors, seen {shown} times");
        Assert.True(shown > 50);
        await console.ApiAsync("POST", $"conversations/{conversation}/resolve");
    }

    [Fact]
    public async Task Nothing_in_an_address_runs_on_the_pages_of_the_server()
    {
        var page = await browser.OpenAsync("en");
        var lookout = await Lookout.KeepAsync(page, new Uri(server.Address));
        var packs = Corpus.Packs(700).Where((_, i) => i % 24 == 0).Select(Uri.EscapeDataString).ToList();
        Assert.True(packs.Count >= 6);
        foreach (var pack in packs)
        {
            foreach (var path in new[] { $"/sign-in?returnUrl={pack}&email={pack}&notice={pack}&error={pack}", $"/reset/{pack[..40]}?email={pack}", $"/invite/x?name={pack}&email={pack}", $"/setup/x?name={pack}", $"/api/docs?q={pack}#{pack}", $"/demo/shop?lang={pack}", $"/email/signed-in?error={pack}&state={pack}" })
            {
                await page.GotoAsync(server.Address + path);
                lookout.NothingHappened(path);
                Assert.Empty(await page.EvaluateAsync<string[]>(Armed));
            }
        }
    }

    /// <summary>A refusal with hostile words, shown where the agent's reply failed and as a toast.</summary>
    private static async Task RefusedAsync(IPage console, string conversation)
    {
        var words = Corpus.Packs(400).First();
        await console.Context.RouteAsync($"**/conversations/{conversation}/**", async route =>
        {
            if (route.Request.Method == "GET")
            {
                await route.FallbackAsync();
                return;
            }

            var problem = JsonSerializer.Serialize(new { title = words, detail = words, code = "strange", traceId = words, errors = new { text = new[] { new { code = "strange", message = words } } } });
            await route.FulfillAsync(new RouteFulfillOptions { Status = 400, ContentType = "application/problem+json", Body = problem });
        });
        await console.ThreadLog().FocusAsync();
        await console.Keyboard.PressAsync("e");
        await console.GetByRole(AriaRole.Status).Or(console.GetByRole(AriaRole.Alert)).Filter(new LocatorFilterOptions { HasText = "__xss(" }).First.WaitForAsync();
        await console.ReplyAsync("This will be refused");
        await console.GetByText("This will be refused").First.WaitForAsync();
    }
}
