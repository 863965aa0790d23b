using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Floor;

/// <summary>A supervisor looks at the floor and acts: by key, by pointer, in a whisper; and the wall comes back after the server was away.</summary>
[Collection(DemoCollection.Name)]
public sealed class FloorWalkTests(DemoServer server, Browser browser)
{
    [Fact]
    public async Task Figures_are_those_of_a_recount_and_conversations_are_given_by_key_and_by_pointer()
    {
        var shop = await browser.OpenAsync("en", width: 1280, height: 860);
        var console = await browser.OpenAsync("en");
        await console.SignInAsync(server, server.People[1]);
        var me = (await console.ApiAsync("GET", "/api/v1/me")).GetProperty("person");
        var (id, name) = (me.GetProperty("id").GetString()!, me.GetProperty("name").GetString()!);
        // At work, and given nothing: what comes waits.
        await console.ApiAsync("PUT", "presence", new { state = "busy" });
        await shop.OpenChatAsync(server, "en");
        await EmptyQueueAsync(console);
        var words = "Nobody answers the phone " + Guid.CreateVersion7().ToString("N")[^8..];
        await shop.SayAsync(words);
        await shop.WidgetLog().GetByText(words).WaitForAsync();
        await console.LeadAsync($"/w/{console.Workspace()}/floor");
        var row = console.Locator(".wait").Filter(new LocatorFilterOptions { HasText = words });
        await ShowAsync(console, row);

        // Read and recounted until both fall into the same moment: the sample company goes on living.
        var (screen, recount) = ("", "-");
        for (var i = 0; i < 60 && screen != recount; i++) (screen, recount) = (await ScreenAsync(console, id), await RecountAsync(console, id));
        Assert.Equal(recount, screen);

        var wait = row.Locator("[data-wait]");
        var conversation = (await wait.GetAttributeAsync("data-wait"))!;
        await wait.FocusAsync();
        await console.Keyboard.PressAsync("a");
        await console.Locator("[role=dialog] input[role=combobox]").FillAsync(name);
        await console.Locator("[role=dialog] [role=option]").Filter(new LocatorFilterOptions { HasText = name }).WaitForAsync();
        await console.Keyboard.PressAsync("Enter");
        await UntilAsync(async () => await AssigneeAsync(console, conversation) == id);
        await console.PictureAsync("floor-given");
        await console.Locator(".toast .toast-action").Last.ClickAsync();
        await UntilAsync(async () => await AssigneeAsync(console, conversation) is null);

        // A word to whoever takes it, beside the floor.
        await ShowAsync(console, row);
        await wait.FocusAsync();
        await console.Keyboard.PressAsync("o");
        await console.Locator("#whisper").FillAsync("Offer a call back");
        await console.Locator("#whisper").PressAsync("Enter");
        await console.Locator(".watch [role=log]").GetByText("Offer a call back").WaitForAsync();
        await console.Locator(".watch .icon-button").First.ClickAsync();

        // Tall enough for the row and the agent at once, however many wait; rows may move on while the hand is on its way.
        await console.SetViewportSizeAsync(1560, 4000);
        var card = console.Locator($"[data-agent='{id}']");
        var held = console.Locator(".floor-drag").GetByText(name);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var target = (await card.BoundingBoxAsync())!;
            var grip = (await row.Locator(".wait-grip").BoundingBoxAsync())!;
            await console.Mouse.MoveAsync(grip.X + 6, grip.Y + 8);
            await console.Mouse.DownAsync();
            await console.Mouse.MoveAsync(target.X + target.Width / 2, target.Y + target.Height / 2, new MouseMoveOptions { Steps = 8 });
            await console.SettleAsync();
            if (await held.IsVisibleAsync()) break;
            // The row had moved on: nothing is held, or somebody else would get it.
            await console.Keyboard.PressAsync("Escape");
            await console.Mouse.UpAsync();
        }

        await held.WaitForAsync();
        await console.PictureAsync("floor-drag");
        await console.Mouse.UpAsync();
        await UntilAsync(async () => await AssigneeAsync(console, conversation) == id);
        await console.ApiAsync("POST", $"conversations/{conversation}/resolve");
        await console.ApiAsync("PUT", "presence", new { state = "online" });
    }

    [Fact]
    public async Task The_wall_says_when_it_hears_nothing_and_comes_back_by_itself()
    {
        var wall = await browser.OpenAsync("en", width: 1920, height: 1080);
        await wall.SignInAsync(server, server.People[1]);
        await wall.LeadAsync($"/w/{wall.Workspace()}/wallboard");
        await wall.Locator(".wall-tile").First.WaitForAsync();
        Assert.Equal(6, await wall.Locator(".wall-tile").CountAsync());
        await wall.PictureAsync("wallboard");
        await server.KillAsync();
        var within = new LocatorWaitForOptions { Timeout = 40_000 };
        await wall.Locator(".wall-alarm").WaitForAsync(within);
        Assert.Equal(6, await wall.Locator(".wall-tile").CountAsync());
        await server.StartAsync();
        await wall.Locator(".wall-alarm").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await wall.Locator(".wall-live:not(.off)").WaitForAsync(within);
    }

    /// <summary>Waiting, promises at risk and one agent's load, as the screen says.</summary>
    private static async Task<string> ScreenAsync(IPage console, string agent)
    {
        var waiting = await console.Locator("[data-tile=waiting]").InnerTextAsync();
        var risks = await console.Locator("[data-tile=deadlines]").InnerTextAsync();
        var lines = 0;
        foreach (var line in await console.Locator("[data-figure=waiting]").AllInnerTextsAsync()) lines += int.Parse(line, CultureInfo.InvariantCulture);
        var load = await console.Locator($"[data-agent='{agent}'] .agent-load + span").InnerTextAsync();
        return $"{waiting} {lines} waiting, {risks} at risk, load {load}";
    }

    /// <summary>The same, counted from every open conversation there is.</summary>
    private static async Task<string> RecountAsync(IPage console, string agent)
    {
        var (waiting, risks, load) = (0, 0, 0);
        foreach (var c in await OpenAsync(console))
        {
            var assignee = c.GetProperty("assigneeId");
            if (IsUnassigned(c) && !await IsGoneAsync(console, c.GetProperty("id").GetString()!)) waiting++;
            if (assignee.ValueKind == JsonValueKind.String && assignee.GetString() == agent) load++;
            if (c.GetProperty("due") is { ValueKind: JsonValueKind.Object } due && due.GetProperty("warnAt").GetDateTimeOffset() <= TimeProvider.System.GetUtcNow()) risks++;
        }

        return $"{waiting} {waiting} waiting, {risks} at risk, load {load}/6";
    }

    /// <summary>Settles whatever other tests left waiting: a line shows those who wait longest, and the one to be given has to be among them.</summary>
    private static async Task EmptyQueueAsync(IPage console)
    {
        foreach (var c in (await OpenAsync(console)).Where(IsUnassigned)) await console.ApiAsync("POST", $"conversations/{c.GetProperty("id").GetString()}/resolve");
    }

    private static async Task<List<JsonElement>> OpenAsync(IPage console)
    {
        var all = new List<JsonElement>();
        string? after = null;
        do
        {
            var page = await console.ApiAsync("GET", $"conversations?tier=open&limit=200{(after is null ? "" : "&after=" + Uri.EscapeDataString(after))}");
            all.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
        }
        while (after is not null);
        return all;
    }

    private static bool IsUnassigned(JsonElement conversation) =>
        conversation.GetProperty("handler").GetString() == "queue" && conversation.GetProperty("assigneeId").ValueKind == JsonValueKind.Null;

    /// <summary>A customer who went away while waiting waits no longer, though nobody has the conversation.</summary>
    private static async Task<bool> IsGoneAsync(IPage console, string conversation) =>
        (await console.ApiAsync("GET", $"conversations/{conversation}/routing")).GetProperty("standing") is { ValueKind: JsonValueKind.String } standing && standing.GetString() is "left" or "done";

    private static async Task<string?> AssigneeAsync(IPage console, string conversation) =>
        (await console.ApiAsync("GET", $"conversations/{conversation}")).GetProperty("conversation").GetProperty("assigneeId").GetString();

    /// <summary>Opens the lines until the row is seen.</summary>
    private static async Task ShowAsync(IPage console, ILocator row)
    {
        await console.Locator(".lines-toggle").First.WaitForAsync();
        var closed = console.Locator(".lines-toggle[aria-expanded=false]");
        while (await closed.CountAsync() > 0) await closed.First.ClickAsync();
        await row.WaitForAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await holds()) return;
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come true within fifteen seconds.");
    }
}
