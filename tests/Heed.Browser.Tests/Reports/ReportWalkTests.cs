using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Reports;

/// <summary>Figures on the screen are those of a recount, and lead to the very conversations.</summary>
[Collection(DemoCollection.Name)]
public sealed class ReportWalkTests(DemoServer server, Browser browser)
{
    [Fact]
    public async Task What_the_report_shows_equals_a_recount_and_opens_its_conversations()
    {
        var console = await browser.OpenAsync("en");
        await console.SignInAsync(server, server.People[0]);
        await console.ApiAsync("PATCH", "/api/v1/me/", new { language = "en", theme = "light" });
        await console.ReloadAsync();
        await console.SettleAsync();
        var reports = $"/w/{console.Workspace()}/reports";
        var metrics = await console.ApiAsync("GET", "reports/metrics");
        // A period that is over: live customers must not change the figures between two looks.
        var to = DateOnly.ParseExact(metrics.GetProperty("today").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-2);
        var from = to.AddDays(-27);
        var period = string.Create(CultureInfo.InvariantCulture, $"from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(metrics.GetProperty("timeZone").GetString()!);
        var begun = await ConversationsAsync(console);
        var within = begun.Where(c => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(c.At, zone).DateTime) is var day && day >= from && day <= to).ToList();
        Assert.NotEmpty(within);

        await console.LeadAsync($"{reports}?{period}");
        var card = console.Locator(".rp-figure", new PageLocatorOptions { HasText = "New conversations" }).First;
        await card.WaitForAsync();
        Assert.Equal(within.Count.ToString("N0", CultureInfo.InvariantCulture), await card.Locator("strong").InnerTextAsync());
        await console.PictureAsync("reports");

        // Its page: the days add up to the figure, a day opens exactly the conversations that began on it.
        await card.ClickAsync();
        await console.Locator(".chart-point").First.WaitForAsync();
        var busiest = within.GroupBy(c => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(c.At, zone).DateTime)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First();
        await console.Locator(".chart-point").Nth(busiest.Key.DayNumber - from.DayNumber).FocusAsync();
        await console.Keyboard.PressAsync("Enter");
        await console.Locator(".rp-item").First.WaitForAsync();
        Assert.Equal(busiest.Count().ToString(CultureInfo.InvariantCulture), (await console.Locator(".rp-pane-head .chip").InnerTextAsync()).Trim());
        var listed = await console.Locator(".rp-item").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href').split('/').pop())");
        Assert.Equal(busiest.Select(c => c.Id).Order(), listed.Order());
        await console.PictureAsync("report-conversations");
        await console.Locator(".rp-item").First.ClickAsync();
        await console.ThreadLog().WaitForAsync();
    }

    /// <summary>Every conversation that stands for itself, from the list itself.</summary>
    private static async Task<List<(string Id, DateTimeOffset At)>> ConversationsAsync(IPage console)
    {
        var found = new List<(string, DateTimeOffset)>();
        for (string? after = ""; after is not null;)
        {
            var page = await console.ApiAsync("GET", $"conversations?tier=all&limit=200{(after.Length > 0 ? "&after=" + after : "")}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(c => (c.GetProperty("id").GetString()!, c.GetProperty("createdAt").GetDateTimeOffset())));
            after = page.GetProperty("next") is { ValueKind: JsonValueKind.String } next ? next.GetString() : null;
        }

        return found;
    }
}
