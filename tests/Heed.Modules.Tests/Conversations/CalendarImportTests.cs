using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations;

public sealed class CalendarImportTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly string[] Left = ["2026-10-10"];

    [Theory, OnEveryEngine]
    public async Task Holidays_come_in_after_a_look_are_replaced_when_they_come_again_and_can_be_taken_back(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var sets = (await company.Owner.GetAsync("calendars/holiday-sets")).Expect(200);
        Assert.Contains(sets.Items, s => s.GetProperty("id").GetString() == "cn-2026" && s.GetProperty("announced").GetBoolean());
        Assert.Contains(sets.Items, s => s.GetProperty("id").GetString() == "cn-2027" && !s.GetProperty("announced").GetBoolean());

        var calendar = (await company.Owner.PostAsync("calendars", new
        {
            name = "客服",
            timeZone = "Asia/Shanghai",
            weekly = new[] { new { day = 1, from = "09:00", to = "12:00" }, new { day = 1, from = "14:00", to = "18:00" } },
            holidays = new[] { new { date = "2026-10-01", name = "盘点" } },
        })).Expect(201);
        var import = $"calendars/{calendar.Id}/imports";

        // A look changes nothing, and what somebody wrote stays.
        var look = (await company.Owner.PostAsync(import + "/preview", new { set = "cn-2026", without = Left })).Expect(200);
        Assert.Equal(["added", "kept", "leftOut"], look["days"].EnumerateArray().Select(d => d.GetProperty("change").GetString()).Distinct().Order());
        Assert.Equal(1, (await company.Owner.GetAsync($"calendars/{calendar.Id}")).Expect(200)["version"].GetInt64());

        var with = (await company.Owner.PostAsync(import, new { set = "cn-2026", like = 1, without = Left })).Expect(200);
        Assert.Equal(33, with["holidays"].GetArrayLength());
        Assert.Equal(5, with["worked"].GetArrayLength());
        Assert.Equal("盘点", with["holidays"].EnumerateArray().First(h => h.GetProperty("date").GetString() == "2026-10-01").GetProperty("name").GetString());

        // The same event again, on another day: it moved. What is only part of a day is said, not guessed.
        const string first = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:party\r\nSUMMARY:Party\r\nDTSTART;VALUE=DATE:20261218\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:half\r\nSUMMARY:Half\r\nDTSTART:20261219T140000\r\nDURATION:PT2H\r\nEND:VEVENT\r\nEND:VCALENDAR";
        var said = (await company.Owner.PostAsync(import + "/preview", new { text = first })).Expect(200);
        Assert.Equal((7, "partOfDay"), (said["faults"][0].GetProperty("line").GetInt32(), said["faults"][0].GetProperty("code").GetString()));
        (await company.Owner.PostAsync(import, new { text = first })).Expect(200);
        var moved = (await company.Owner.PostAsync(import, new { text = first.Replace("20261218", "20261221", StringComparison.Ordinal) })).Expect(200);
        Assert.Equal(["2026-12-21"], moved["holidays"].EnumerateArray().Where(h => h.GetProperty("name").GetString() == "Party").Select(h => h.GetProperty("date").GetString()));

        // Undo is a change back to what was there.
        var back = (await company.Owner.PatchAsync($"calendars/{calendar.Id}", new { holidays = calendar["holidays"], worked = calendar["worked"], exceptions = calendar["exceptions"] })).Expect(200);
        Assert.Equal((1, 0), (back["holidays"].GetArrayLength(), back["worked"].GetArrayLength()));

        // A file that is none changes nothing; nor may everybody import.
        (await company.Owner.PostAsync(import, new { text = "BEGIN:VCALENDAR\nBEGIN:VEVENT" })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync(import, new { text = "x", set = "cn-2026" })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync(import, new { set = "mars-2026" })).ExpectProblem(400, "invalid");
    }
}
