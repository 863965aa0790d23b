using System.Text.Json;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Access;

/// <summary>
/// Trust 69: a day's work with the keyboard alone. No pointer, and no focus that the test gives; every result is asked from the API. On the way the focus is
/// always somewhere, always to be seen, and never on something smaller than 24 px.
/// </summary>
[Collection(DemoCollection.Name)]
public sealed class KeyboardWalkTests(DemoServer server, Browser browser)
{
    [Fact]
    public async Task Twelve_tasks_are_done_without_a_pointer()
    {
        var (first, second, number, canned) = await PrepareAsync();
        var page = await browser.OpenAsync("en");
        var findings = new List<string>();
        var hands = new Hands(page, findings);
        var path = $"conversations/{first}";
        Task<JsonElement> Now() => StateAsync(page, first);

        hands.Now("sign in");
        await page.GotoAsync(server.Address + "/sign-in");
        await hands.ComesToAsync("input[type=email]");
        await hands.TypeAsync(server.People[0].Email);
        await hands.TabToAsync("input[type=password]");
        await hands.TypeAsync(server.People[0].Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("a[href*='/inbox/']").First.WaitForAsync();
        await page.SettleAsync();

        hands.Now("next conversation");
        await hands.PressAsync("j");
        await page.WaitForURLAsync("**/inbox/*/*-*");
        await hands.ComesToAsync("[role=option]");
        var before = page.Url;
        await hands.PressAsync("j");
        await page.WaitForURLAsync(url => url != before);

        hands.Now("search");
        await hands.PressAsync("Control+k");
        await hands.ComesToAsync("[role=combobox]");
        await hands.TypeAsync($"{number}");
        // The line that searches everywhere holds the number too, and stands there first.
        await page.Locator("[role=option][aria-selected=true]:has-text('Keyboard Walker')").First.WaitForAsync();
        await hands.PressAsync("Enter");
        await page.WaitForURLAsync($"**/{first}");
        await page.ThreadLog().GetByText("keyboard walk, first").WaitForAsync();

        hands.Now("take");
        await hands.PressAsync("m");
        await EventuallyAsync(Now, c => c.GetProperty("assigneeId").ValueKind == JsonValueKind.String, "taken");

        hands.Now("reply");
        await hands.PressAsync("r");
        await hands.ComesToAsync(".composer textarea");
        await hands.TypeAsync("An answer by hand");
        await hands.PressAsync("Enter");
        await SaidAsync(page, path, "An answer by hand", note: false);

        hands.Now("canned reply");
        await hands.TypeAsync("/" + canned);
        await page.Locator("#canned-list [role=option]").First.WaitForAsync();
        await hands.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.activeElement.value.includes('prepared')");
        await hands.PressAsync("Enter");
        await SaidAsync(page, path, "Words prepared for " + canned, note: false);

        hands.Now("note with a mention");
        await hands.PressAsync("Escape", "n");
        await hands.ComesToAsync(".composer textarea");
        await hands.TypeAsync("For @emm");
        await page.Locator("#mention-list [role=option]").First.WaitForAsync();
        await hands.PressAsync("Enter");
        await hands.TypeAsync("please look");
        await hands.PressAsync("Enter");
        var note = await SaidAsync(page, path, "please look", note: true);
        Assert.Equal(1, note.GetProperty("mentions").GetArrayLength());

        hands.Now("hand over");
        await hands.PressAsync("Escape", "t");
        await hands.ComesToAsync("[role=dialog] [role=combobox]");
        await hands.TypeAsync("emm");
        await hands.PressAsync("Enter");
        await EventuallyAsync(Now, c => c.GetProperty("assigneeId").GetString() == note.GetProperty("mentions")[0].GetProperty("id").GetString(), "assigned to whom was mentioned");
        await page.Locator("[role=dialog]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        hands.Now("transfer to a team");
        await hands.PressAsync("t");
        await hands.ComesToAsync("[role=dialog] [role=combobox]");
        var team = (await page.ApiAsync("GET", "teams")).GetProperty("items")[0];
        await hands.TypeAsync(team.GetProperty("name").GetString()!);
        await hands.PressAsync("Enter");
        await EventuallyAsync(Now, c => c.GetProperty("teamId").GetString() == team.GetProperty("id").GetString(), "given to the team");
        await page.Locator("[role=dialog]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        hands.Now("snooze");
        await hands.PressAsync("s");
        await hands.ComesToAsync("[role=dialog] button.later-time");
        await hands.PressAsync("Enter");
        await EventuallyAsync(Now, c => c.GetProperty("snoozed").ValueKind == JsonValueKind.Object, "put off");
        await page.Locator(".thread-pick[title='Bring back now']").WaitForAsync();
        await page.Locator("[role=dialog]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await hands.PressAsync("s");
        await EventuallyAsync(Now, c => c.GetProperty("snoozed").ValueKind == JsonValueKind.Null, "woken");

        hands.Now("merge");
        await hands.PressAsync("g");
        await hands.ComesToAsync("[role=dialog] input");
        await page.Locator(".merge-row").First.WaitForAsync();
        await hands.TabToAsync(".merge-row");
        await hands.PressAsync("Enter");
        await hands.TabToAsync(".dialog-foot .button.primary");
        await hands.PressAsync("Enter");
        await EventuallyAsync(() => StateAsync(page, second), c => c.GetProperty("mergedInto").GetString() == first, "merged");
        await page.Locator("[role=dialog]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        hands.Now("undo the merge");
        await page.Locator(".log-activity button:has-text('Undo')").WaitForAsync();
        await hands.PressAsync("r", "Escape");
        await hands.ComesToAsync("[role=log]");
        await hands.TabToAsync(".log-activity button:has(svg)");
        while (!await page.EvaluateAsync<bool>("() => document.activeElement.textContent.includes('Undo')")) await hands.PressAsync("Tab");
        await hands.PressAsync("Enter");
        await EventuallyAsync(() => StateAsync(page, second), c => c.GetProperty("mergedInto").ValueKind == JsonValueKind.Null, "apart again");

        hands.Now("resolve");
        await hands.PressAsync("e");
        await EventuallyAsync(Now, c => c.GetProperty("category").GetString() == "resolved", "resolved");
        // The server knows before the screen does; the same key means the other thing once it shows.
        await page.Locator(".thread-wide:has-text('Reopen')").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await hands.PressAsync("e");
        await EventuallyAsync(Now, c => c.GetProperty("category").GetString() != "resolved", "open again");

        hands.Now("presence");
        await hands.TabToAsync(".presence-button", "Shift+Tab");
        await hands.PressAsync("Enter");
        await hands.ComesToAsync("[role=menu]");
        await hands.PressAsync("ArrowDown", "ArrowDown", "Enter");
        await EventuallyAsync(() => page.ApiAsync("GET", "me"), me => me.GetProperty("presence").GetString() != "online", "no longer online");
        await hands.PressAsync("Enter");
        await hands.ComesToAsync("[role=menu]");
        await hands.PressAsync("Home", "Enter");
        await EventuallyAsync(() => page.ApiAsync("GET", "me"), me => me.GetProperty("presence").GetString() == "online", "online again");

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>Two open conversations of one customer and a canned reply, made by the API.</summary>
    private async Task<(string First, string Second, int Number, string Canned)> PrepareAsync()
    {
        var desk = await browser.OpenAsync("en");
        await desk.SignInAsync(server, server.People[0]);
        await desk.ApiAsync("PATCH", "/api/v1/me/", new { language = "en", theme = "light" });
        var inbox = (await desk.ApiAsync("GET", "inboxes")).GetProperty("items").EnumerateArray().First(i => i.GetProperty("channel").GetString() == "web").GetProperty("id").GetString();
        var customer = (await desk.ApiAsync("POST", "customers", new { name = "Keyboard Walker" })).GetProperty("id").GetString();
        var one = await desk.ApiAsync("POST", "conversations", new { inboxId = inbox, customerId = customer, text = "keyboard walk, first" });
        var two = await desk.ApiAsync("POST", "conversations", new { inboxId = inbox, customerId = customer, text = "keyboard walk, second" });
        var shortcut = "walk" + Guid.CreateVersion7().ToString("N")[^6..];
        var words = "Words prepared for " + shortcut;
        await desk.ApiAsync("POST", "canned", new { shortcut, title = "Walk", text = new Dictionary<string, string> { ["zh-CN"] = words, ["en"] = words }, folder = "", scope = "all" });
        foreach (var made in new[] { one, two }) await desk.ApiAsync("POST", $"conversations/{made.GetProperty("id").GetString()}/assign", new { assigneeId = (string?)null, teamId = (string?)null });
        // One's own list has something to walk through.
        var other = (await desk.ApiAsync("POST", "customers", new { name = "Stays On The List" })).GetProperty("id").GetString();
        var me = (await desk.ApiAsync("GET", "/api/v1/me")).GetProperty("person").GetProperty("id").GetString();
        foreach (var text in new[] { "keyboard walk, mine", "keyboard walk, mine too" })
        {
            var made = await desk.ApiAsync("POST", "conversations", new { inboxId = inbox, customerId = other, text });
            await desk.ApiAsync("POST", $"conversations/{made.GetProperty("id").GetString()}/assign", new { assigneeId = me, teamId = (string?)null });
        }

        await desk.Context.CloseAsync();
        return (one.GetProperty("id").GetString()!, two.GetProperty("id").GetString()!, one.GetProperty("number").GetInt32(), shortcut);
    }

    private static async Task<JsonElement> StateAsync(IPage page, string conversation) => (await page.ApiAsync("GET", $"conversations/{conversation}")).GetProperty("conversation");

    private static async Task<JsonElement> SaidAsync(IPage page, string conversation, string words, bool note)
    {
        JsonElement found = default;
        await EventuallyAsync(
            () => page.ApiAsync("GET", conversation + "/messages?limit=50"),
            messages =>
            {
                found = messages.GetProperty("items").EnumerateArray().FirstOrDefault(m => m.GetProperty("text").GetString()!.Contains(words, StringComparison.Ordinal));
                return found.ValueKind == JsonValueKind.Object;
            },
            $"'{words}' stands in the thread");
        Assert.Equal(note, found.GetProperty("note").GetBoolean());
        return found;
    }

    private static async Task EventuallyAsync(Func<Task<JsonElement>> read, Func<JsonElement, bool> holds, string what)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (!holds(await read()))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(40), $"Never {what}.");
            await Task.Delay(100);
        }
    }
}
