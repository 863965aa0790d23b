using System.Text.Json;
using Microsoft.Playwright;

namespace Heed.Browser.Tests;

/// <summary>What people do on the pages, by what they see.</summary>
internal static class Pages
{
    public static ILocator WidgetBox(this IPage shop) => shop.Locator(".panel textarea[enterkeyhint=send]");

    public static ILocator WidgetLog(this IPage shop) => shop.Locator(".panel [role=log]");

    public static ILocator ComposerBox(this IPage console) => console.Locator(".composer textarea");

    public static ILocator ThreadLog(this IPage console) => console.Locator("[role=log]");

    /// <summary>Opens the demo shop and its chat; fills the form in front of it when there is one.</summary>
    public static async Task OpenChatAsync(this IPage shop, DemoServer server, string language)
    {
        await shop.GotoAsync($"{server.Address}/demo/shop?lang={language}");
        await shop.Locator(".launcher").ClickAsync();
        await shop.Locator(".panel").WaitForAsync();
        var form = shop.Locator(".panel form:has(input:not([type=file]))");
        if (await form.CountAsync() > 0 && await form.First.IsVisibleAsync())
        {
            foreach (var input in await form.First.Locator("input:not([type=checkbox])").AllAsync()) await input.FillAsync(await input.GetAttributeAsync("type") == "email" ? "visitor@example.com" : "Visitor");
            foreach (var box in await form.First.Locator("input[type=checkbox]").AllAsync()) await box.CheckAsync();
            await form.First.Locator("button[type=submit]").ClickAsync();
        }

        await shop.WidgetBox().WaitForAsync();
    }

    public static async Task SayAsync(this IPage shop, string text)
    {
        await shop.WidgetBox().FillAsync(text);
        await shop.WidgetBox().PressAsync("Enter");
    }

    /// <summary>Signs in and waits for the inbox.</summary>
    public static async Task SignInAsync(this IPage console, DemoServer server, (string Email, string Password) person)
    {
        await console.GotoAsync(server.Address + "/sign-in");
        await console.Locator("input[name=email], input[type=email]").First.FillAsync(person.Email);
        await console.Locator("input[type=password]").First.FillAsync(person.Password);
        await console.Locator("button[type=submit]").First.ClickAsync();
        await console.Locator("a[href*='/inbox/']").First.WaitForAsync();
    }

    /// <summary>Opens the conversation whose newest words are these. The list is long and shows the oldest first, so it is asked for by address.</summary>
    public static async Task OpenConversationAsync(this IPage console, string words)
    {
        var workspace = console.Workspace();
        var id = await console.EvaluateAsync<string>(
            """
            async ([workspace, words]) => {
              for (let tries = 0; tries < 100; tries++) {
                let next = null;
                do {
                  const page = await (await fetch(`/api/v1/w/${workspace}/conversations?tier=open&limit=200${next ? '&after=' + next : ''}`)).json();
                  const found = page.items.find(c => c.lastMessage?.text === words);
                  if (found) return found.id;
                  next = page.next;
                } while (next);
                await new Promise(done => setTimeout(done, 100));
              }
              throw new Error('No conversation ends in these words.');
            }
            """,
            new[] { workspace, words });
        await console.GotoAsync($"{new Uri(console.Url).GetLeftPart(UriPartial.Authority)}/w/{workspace}/inbox/all/{id}");
        await console.ThreadLog().GetByText(words).First.WaitForAsync();
    }

    public static async Task ReplyAsync(this IPage console, string text)
    {
        await console.ComposerBox().FillAsync(text);
        await console.ComposerBox().PressAsync("Enter");
    }

    /// <summary>Keeps a picture among the test's results.</summary>
    public static Task PictureAsync(this IPage page, string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "screens");
        Directory.CreateDirectory(folder);
        return page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>Leads an opened console to another of its addresses without loading it again.</summary>
    public static async Task LeadAsync(this IPage console, string path)
    {
        await console.EvaluateAsync("path => document.querySelector('#app').__vue_app__.config.globalProperties.$router.push(path).then(() => undefined)", path);
        await console.SettleAsync();
    }

    /// <summary>Waits until nothing is loading and nothing is drawn as still to come.</summary>
    public static Task SettleAsync(this IPage page) => page.WaitForFunctionAsync(
        """
        () => {
          const still = window.__underWay === 0 && !document.querySelector('.skeleton, [aria-busy=true]') && (document.querySelector('h1, h2, main') !== null);
          window.__since = still ? window.__since ?? performance.now() : undefined;
          return still && performance.now() - window.__since > 250;
        }
        """,
        null, new PageWaitForFunctionOptions { Timeout = 60_000 });

    /// <summary>Calls the API with the page's session; members of the body are written as they are.</summary>
    /// <param name="path">Below the workspace, or below the server when it begins with a slash.</param>
    public static async Task<JsonElement> ApiAsync(this IPage console, string method, string path, object? body = null)
    {
        var origin = new Uri(console.Url).GetLeftPart(UriPartial.Authority);
        var address = path.StartsWith('/') ? origin + path : $"{origin}/api/v1/w/{console.Workspace()}/{path}";
        var answer = await console.APIRequest.FetchAsync(address, new APIRequestContextOptions
        {
            Method = method,
            DataObject = body,
            Headers = new Dictionary<string, string> { ["Origin"] = origin, ["Accept"] = "application/json", ["Idempotency-Key"] = Guid.CreateVersion7().ToString() },
            Timeout = 60_000,
        });
        Assert.True(answer.Ok, $"{method} {path}: {answer.Status} {await answer.TextAsync()}");
        var text = await answer.TextAsync();
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static string Workspace(this IPage console) => new Uri(console.Url).Segments is [_, "w/", var workspace, ..] ? workspace.TrimEnd('/') : "1";
}
