using System.Globalization;
using System.Text;
using System.Text.Json;
using Heed.Server.Commands;

namespace Heed.Modules.Tests.Server;

public sealed class ForecastVerbTests
{
    [Fact]
    public async Task A_history_gives_a_forecast_with_agents_in_three_forms_and_what_is_wrong_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("heed-forecast");
        try
        {
            string Write(string name, string text)
            {
                File.WriteAllText(Path.Combine(folder.FullName, name), text);
                return Path.Combine(folder.FullName, name);
            }

            var good = Write("good.csv", History(70));
            var (code, answer, _) = await RunAsync(["forecast", good, "--days", "7", "--holidays", "cn-2026", "--json"]);
            Assert.Equal(0, code);
            using var told = JsonDocument.Parse(answer);
            // 70 days from 1 July end on Tuesday 8 September; the week after has 40 contacts an hour from nine to six, half as many at the weekend.
            var days = told.RootElement.GetProperty("days").EnumerateArray().ToList();
            Assert.Equal("2026-09-09", days[0].GetProperty("date").GetString());
            Assert.InRange(days[0].GetProperty("total").GetProperty("expected").GetDouble(), 340, 380);
            Assert.InRange(days[3].GetProperty("total").GetProperty("expected").GetDouble(), 160, 200);
            Assert.Equal((0, true), (days[0].GetProperty("quarters")[12].GetProperty("agents").GetInt32(), days[0].GetProperty("quarters")[44].GetProperty("agents").GetInt32() >= 4));
            Assert.InRange(told.RootElement.GetProperty("backtest").GetProperty("dayError").GetDouble(), 0, 0.05);

            // The worked Sunday before the national holiday is like a Monday.
            var (_, long_, _) = await RunAsync(["forecast", good, "--days", "14", "--holidays", "cn-2026", "--json"]);
            using var fortnight = JsonDocument.Parse(long_);
            Assert.InRange(fortnight.RootElement.GetProperty("days")[11].GetProperty("total").GetProperty("expected").GetDouble(), 330, 390);

            var (_, csv, _) = await RunAsync(["forecast", good, "--days", "2", "--csv"]);
            Assert.Equal(1 + 2 * 96, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            var (_, words, _) = await RunAsync(["forecast", good]);
            Assert.Contains("tried on", words, StringComparison.Ordinal);

            var (failed, _, errors) = await RunAsync(["forecast", Write("bad.csv", "from,contacts\n2026-07-01T09:07,1\n2026-07-01T09:15,many\n2026-07-01T09:30,2\n2026-07-01T09:30,2\n")]);
            Assert.Equal((1, 3), (failed, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
            Assert.Contains("at least 14 are needed", (await RunAsync(["forecast", Write("short.csv", History(13))])).Errors, StringComparison.Ordinal);
            Assert.Equal(2, (await RunAsync(["forecast", good, "--goal", "1"])).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string History(int days)
    {
        var text = new StringBuilder("from,contacts\n");
        for (var day = new DateOnly(2026, 7, 1); days-- > 0; day = day.AddDays(1))
        {
            var each = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 5 : 10;
            for (var quarter = 36; quarter < 72; quarter++) text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T{quarter / 4:00}:{quarter % 4 * 15:00},{each}\n");
        }

        return text.ToString();
    }

    private static async Task<(int Code, string Answer, string Errors)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
