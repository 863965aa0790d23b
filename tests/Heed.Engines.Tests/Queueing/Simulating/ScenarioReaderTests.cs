using System.Text;
using Heed.Queueing.Scenarios;

namespace Heed.Engines.Tests.Queueing.Simulating;

public sealed class ScenarioReaderTests
{
    private const string Whole = """
        { // people write these by hand
          "name": "day", "opens": "09:00", "hours": 2,
          "arrivals": [{ "name": "chats", "queue": "help", "kind": "chat", "perHour": 60, "handling": { "mean": 240, "shape": "lognormal", "cv": 0.8 }, "patience": { "mean": 120 } }],
          "queues": [{ "name": "help", "teams": ["first"], "acceptSeconds": 20, "rings": [{ "afterSeconds": 60, "everyone": true }] }],
          "agents": [{ "name": "first", "count": 4, "teams": ["first"], "most": { "chat": 2 }, "from": "09:00", "until": "11:00" }],
        }
        """;

    [Fact]
    public void A_document_is_read_and_written_and_is_the_same()
    {
        var (scenario, errors) = Read(Whole);
        Assert.Empty(errors);
        Assert.Equal((4, 20, 0.8), (scenario!.Agents[0].Count, scenario.Queues[0].AcceptSeconds, scenario.Arrivals[0].Handling.Cv));
        var written = ScenarioReader.Write(scenario);
        Assert.Equal(written, ScenarioReader.Write(Read("\uFEFF" + written).Scenario!));
    }

    [Theory]
    [InlineData("\"hours\": 2", "\"hours\": 0", "hours", "range")]
    [InlineData("\"opens\": \"09:00\"", "\"opens\": \"9 am\"", "opens", "time")]
    [InlineData("\"queue\": \"help\"", "\"queue\": \"tax\"", "arrivals[0].queue", "unknown")]
    [InlineData("\"perHour\": 60", "\"perHour\": 60, \"recorded\": [1]", "arrivals[0]", "when")]
    [InlineData("\"perHour\": 60", "\"perQuarter\": [1,1,1,1,1,1,1,1,1]", "arrivals[0].perQuarter", "tooMany")]
    [InlineData("\"perHour\": 60", "\"recorded\": [7201]", "arrivals[0].recorded[0]", "range")]
    [InlineData("\"perHour\": 60", "\"perHour\": 1e300", "arrivals[0].perHour", "range")]
    [InlineData("\"mean\": 240", "\"mean\": -1", "arrivals[0].handling.mean", "range")]
    [InlineData("\"count\": 4", "\"count\": 0", "agents", "count")]
    [InlineData("\"count\": 4", "\"count\": 100000000", "agents[0].count", "range")]
    [InlineData("\"hours\": 2", "\"hours\": 1000000", "arrivals", "tooMany")]
    [InlineData("\"name\": \"help\"", "\"name\": \"\"", "queues[0].name", "length")]
    [InlineData("\"perHour\": 60", "\"perHour\": 60, \"prefer\": { \"agents\": \"second\" }", "arrivals[0].prefer.agents", "unknownAgents")]
    [InlineData("\"mean\": 240", "\"maen\": 240", "arrivals[0].handling.maen", "unreadable")]
    [InlineData("\"kind\": \"chat\"", "\"kind\": \"fax\"", "arrivals[0].kind", "unreadable")]
    public void What_is_wrong_is_named(string was, string isNow, string field, string code)
    {
        Assert.Contains(was, Whole, StringComparison.Ordinal);
        var text = Whole.Replace(was, isNow, StringComparison.Ordinal);
        if (isNow.Contains("1000000", StringComparison.Ordinal) && field == "arrivals") text = text.Replace("\"perHour\": 60", "\"perHour\": 6000", StringComparison.Ordinal);
        Assert.Contains((field, code), Read(text).Errors.Select(e => (e.Field, e.Code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"arrivals\": null}")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}")]
    public void What_is_no_scenario_is_refused_without_throwing(string text)
    {
        var (scenario, errors) = Read(text);
        Assert.Null(scenario);
        Assert.NotEmpty(errors);
    }

    [Fact]
    public void A_list_with_a_hole_is_refused() => Assert.Equal("null", Assert.Single(Read("{\"agents\":[{\"teams\":[null]}],\"queues\":[null]}").Errors).Code);

    private static (Scenario? Scenario, IReadOnlyList<Heed.Kernel.FieldError> Errors) Read(string text) => ScenarioReader.Read(Encoding.UTF8.GetBytes(text));
}
