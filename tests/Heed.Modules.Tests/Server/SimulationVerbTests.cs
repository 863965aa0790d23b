using System.Text.Json;
using Heed.Server.Commands;

namespace Heed.Modules.Tests.Server;

public sealed class SimulationVerbTests
{
    private const string Scenario = """
        { "name": "a morning", "hours": 4,
          "arrivals": [{ "name": "chats", "queue": "help", "perHour": 40, "patience": { "mean": 120 } }],
          "queues": [{ "name": "help" }, { "name": "nobody's" }],
          "agents": [{ "name": "agents", "count": AGENTS, "units": 2 }] }
        """;

    [Theory]
    [InlineData("b", "--agents", "11", 0.1632, 0, 0)]
    [InlineData("c", "--agents", "14", 0, 0.1741, 7.836)]
    [InlineData("a", "--agents", "11", 0, 0.3268, 6.707)]
    [InlineData("a", "--goal", "0.8", 0, 0.2404, 4.554)]
    public async Task The_formulas_are_printed_as_json(string formula, string option, string value, double blocking, double waits, double mean)
    {
        string[] patience = formula == "a" ? ["--patience", "60"] : [];
        var (code, answer, _) = await RunAsync(["erlang", formula, "--rate", "200", "--aht", "180", option, value, "--json", .. patience]);
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(answer);
        double Of(string name) => json.RootElement.GetProperty(name).GetDouble();
        Assert.Equal((blocking, waits, mean), (Math.Round(Of("blocking"), 4), Math.Round(Of("waitProbability"), 4), Math.Round(Of("meanWait"), 3)));
        Assert.All(["serviceLevel", "abandonment", "occupancy"], name => Assert.InRange(Of(name), 0, 1));
    }

    [Fact]
    public async Task A_line_that_grows_without_end_has_no_mean_wait()
    {
        using var json = JsonDocument.Parse((await RunAsync(["erlang", "c", "--rate", "200", "--aht", "180", "--agents", "10", "--json"])).Answer);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("meanWait").ValueKind);
    }

    [Theory]
    [InlineData("either --agents or --goal", "erlang", "c", "--rate", "200", "--aht", "180")]
    [InlineData("--rate wants a number", "erlang", "c", "--rate", "many", "--aht", "180", "--agents", "1")]
    [InlineData("which formula", "erlang", "d")]
    [InlineData("there is no file", "simulate", "no-such-file.json")]
    [InlineData("--replications is a whole number", "simulate", "x.json", "--replications", "0")]
    public async Task What_cannot_be_meant_is_said(string words, params string[] args)
    {
        var (code, answer, errors) = await RunAsync(args);
        Assert.Equal((2, ""), (code, answer));
        Assert.Contains(words, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_is_simulated_compared_and_checked()
    {
        var folder = Directory.CreateTempSubdirectory("heed-simulate");
        try
        {
            var (few, many, wrong) = (Path.Combine(folder.FullName, "few.json"), Path.Combine(folder.FullName, "many.json"), Path.Combine(folder.FullName, "wrong.json"));
            await File.WriteAllTextAsync(few, Scenario.Replace("AGENTS", "3", StringComparison.Ordinal));
            await File.WriteAllTextAsync(many, Scenario.Replace("AGENTS", "6", StringComparison.Ordinal));
            await File.WriteAllTextAsync(wrong, Scenario.Replace("AGENTS", "-1", StringComparison.Ordinal));

            using var one = JsonDocument.Parse((await RunAsync(["simulate", few, "--replications", "5", "--seed", "3", "--json"])).Answer);
            var wait = one.RootElement.GetProperty("meanWait").GetDouble();
            var interval = one.RootElement.GetProperty("intervals").GetProperty("meanWait");
            Assert.InRange(wait, interval[0].GetDouble(), interval[1].GetDouble());
            Assert.All(["serviceLevel", "abandonment", "occupancy", "contacts"], name => Assert.True(one.RootElement.GetProperty(name).GetDouble() > 0));
            Assert.Equal((2, 16), (one.RootElement.GetProperty("queues").GetArrayLength(), one.RootElement.GetProperty("quarters").GetArrayLength()));
            Assert.Equal(JsonValueKind.Null, one.RootElement.GetProperty("queues")[1].GetProperty("meanWait").ValueKind);

            using var both = JsonDocument.Parse((await RunAsync(["simulate", few, "--compare", many, "--replications", "5", "--seed", "3", "--json"])).Answer);
            Assert.Equal(wait, both.RootElement.GetProperty("first").GetProperty("meanWait").GetDouble());
            Assert.True(both.RootElement.GetProperty("differences").GetProperty("intervals").GetProperty("abandonment")[1].GetDouble() < 0);
            Assert.Contains("mean wait", (await RunAsync(["simulate", few, "--replications", "1"])).Answer, StringComparison.Ordinal);

            var (code, _, errors) = await RunAsync(["simulate", wrong]);
            Assert.Equal(1, code);
            Assert.Contains("agents[0].count: -1 is not between 0 and", errors, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Answer, string Errors)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
