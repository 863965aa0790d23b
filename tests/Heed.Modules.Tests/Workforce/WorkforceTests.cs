using System.Text.Json;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Heed.Routing.Public;

namespace Heed.Modules.Tests.Workforce;

public sealed class WorkforceTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private const string Day = """
        { "name": "a morning", "hours": 4, // people write remarks
          "arrivals": [{ "name": "chats", "queue": "help", "perHour": 40, "patience": { "mean": 120 } }],
          "queues": [{ "name": "help" }], "agents": [{ "name": "agents", "count": AGENTS, "units": 2 }] }
        """;

    [Theory, OnEveryEngine]
    public async Task A_forecast_says_what_is_missing_and_then_what_comes(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var nothing = (await company.Owner.GetAsync("forecast")).Expect(200);
        Assert.Equal((false, 0, 14), (nothing["ready"].GetBoolean(), nothing["daysKnown"].GetInt32(), nothing["daysNeeded"].GetInt32()));

        var today = DateOnly.FromDateTime(company.Host.Time.GetUtcNow().AddHours(8).DateTime);
        await KnowAsync(company, today, 42);
        var told = (await company.Owner.GetAsync("forecast?days=3&handling=300&atOnce=2&shrinkage=20")).Expect(200);
        Assert.True(told["ready"].GetBoolean());
        Assert.Equal((4, 42), (told["days"].GetArrayLength(), told["history"].GetArrayLength()));
        var tomorrow = told["days"][1];
        Assert.Equal(today.AddDays(1).ToString("yyyy-MM-dd"), tomorrow.GetProperty("date").GetString());
        // Eight contacts in each quarter-hour of ten o'clock, every day.
        Assert.InRange(tomorrow.GetProperty("expected").GetDouble(), 30, 34);
        Assert.InRange(tomorrow.GetProperty("quarters")[40].GetProperty("expected").GetDouble(), 7, 9);
        Assert.True(tomorrow.GetProperty("quarters")[40].GetProperty("scheduled").GetInt32() >= 2);
        Assert.Equal(0, tomorrow.GetProperty("quarters")[8].GetProperty("agents").GetInt32());
        Assert.InRange(told["backtest"].GetProperty("dayError").GetDouble(), 0, 0.05);
        Assert.Equal(0, (await company.Owner.GetAsync("forecast?channel=email")).Expect(200)["daysKnown"].GetInt32());
        (await company.Owner.GetAsync("forecast?days=15&targetPercent=100")).ExpectProblem(400, "invalid");
        (await company.Owner.GetAsync($"forecast?queue={Guid.CreateVersion7()}")).ExpectProblem(400, "invalid");

        var ours = (await company.Owner.GetAsync("simulations/ours")).Expect(200);
        Assert.Equal(32, ours["scenario"].GetProperty("arrivals")[0].GetProperty("recorded").GetArrayLength());
        Assert.Equal("none", ours.Text("shifts"));
        Assert.False(ours["scenario"].GetProperty("agents")[0].TryGetProperty("until", out _));

        // Who was there when, by the history of their states: a pause is a break, a reconnection is none, and who was away all day is not on the plan.
        var agent = await company.PersonAsync();
        await WereAsync(company, agent.Id, today.AddDays(-1), (9 * 60 + 40, PresenceState.Online), (10 * 60 + 20, PresenceState.Break), (10 * 60 + 30, PresenceState.Online), (10 * 60 + 35, PresenceState.Offline), (10 * 60 + 37, PresenceState.Online), (10 * 60 + 41, PresenceState.Offline));
        var yesterday = (await company.Owner.GetAsync($"simulations/ours?date={today.AddDays(-1):yyyy-MM-dd}")).Expect(200);
        var plan = Assert.Single(yesterday["scenario"].GetProperty("agents").EnumerateArray());
        Assert.Equal(("states", 1, "10:45", false), (yesterday.Text("shifts"), plan.GetProperty("count").GetInt32(), plan.GetProperty("until").GetString(), plan.TryGetProperty("from", out _)));
        Assert.Equal(("10:20", "10:30"), plan.GetProperty("breaks").EnumerateArray().Select(b => (b.GetProperty("from").GetString(), b.GetProperty("until").GetString())).Single());
        var read = (await company.Owner.PostAsync("simulations/read", new { text = ours["scenario"].GetRawText() })).Expect(200);
        Assert.Equal(0, read["faults"].GetArrayLength());
    }

    [Theory, OnEveryEngine]
    public async Task Two_settings_are_lived_through_line_by_line_and_faults_are_named_together(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (few, many) = (Day.Replace("AGENTS", "3", StringComparison.Ordinal), Day.Replace("AGENTS", "6", StringComparison.Ordinal));
        var lines = (await RunAsync(company, new { first = few, second = many, replications = 8, seed = 3 })).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"progress\"", lines[0], StringComparison.Ordinal);
        using var result = JsonDocument.Parse(lines[^1]);
        var differences = result.RootElement.GetProperty("result").GetProperty("differences");
        Assert.True(differences.GetProperty("intervals").GetProperty("meanWait")[1].GetDouble() < 0);
        Assert.Equal(16, result.RootElement.GetProperty("result").GetProperty("first").GetProperty("quarters").GetArrayLength());

        var wrong = (await company.Owner.PostAsync("simulations", new { first = few.Replace("\"hours\": 4", "\"hours\": 0", StringComparison.Ordinal), second = "{ \"nmae\": 1 }" })).ExpectProblem(400, "invalid");
        Assert.Contains("first.hours", wrong.Raw, StringComparison.Ordinal);
        Assert.Contains("second.nmae", wrong.Raw, StringComparison.Ordinal);
        Assert.Contains("tooMuch", (await company.Owner.PostAsync("simulations", new { first = few.Replace("\"perHour\": 40", "\"perHour\": 100000", StringComparison.Ordinal), replications = 500 })).ExpectProblem(400, "invalid").Raw, StringComparison.Ordinal);

        var examples = (await company.Owner.GetAsync("simulations/examples")).Expect(200);
        Assert.Equal(8, examples.Items.Count());
        var filled = (await company.Owner.PostAsync("simulations/read", new { text = many })).Expect(200);
        Assert.Equal(300, filled["scenario"].GetProperty("arrivals")[0].GetProperty("handling").GetProperty("mean").GetDouble());
        var erlang = (await company.Owner.GetAsync("simulations/erlang?rate=200&handling=180&agents=11&patience=60")).Expect(200);
        Assert.Equal(0.3268, Math.Round(erlang["a"].GetProperty("waitProbability").GetDouble(), 4));
        Assert.Equal(JsonValueKind.Null, (await company.Owner.GetAsync("simulations/erlang?rate=200&handling=180&agents=10")).Expect(200)["c"].GetProperty("meanWait").ValueKind);
        (await company.Owner.GetAsync("simulations/erlang?rate=200&handling=180")).ExpectProblem(400, "invalid");
    }

    private static async Task<string> RunAsync(Company company, object request) => (await company.Owner.PostAsync("simulations", request)).Expect(200).Raw;

    private static Task WereAsync(Company company, Guid person, DateOnly day, params (int Minutes, PresenceState State)[] states) => company.Host.Get<IStore>().WriteAsync(
        Scope.System(company.Workspace),
        unit =>
        {
            foreach (var (minutes, state) in states)
            {
                var at = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).AddMinutes(minutes).ToUniversalTime();
                unit.Execute($"insert into routing_states (workspace, id, person, state, reason, at) values ({unit.Workspace}, {Guid.CreateVersion7()}, {person}, {state}, {(Guid?)null}, {at})");
            }

            return 0;
        },
        CancellationToken.None);

    /// <summary>What Metrics would have kept of days on which eight conversations began in every quarter-hour from ten to eleven.</summary>
    private static Task KnowAsync(Company company, DateOnly today, int days) => company.Host.Get<IStore>().WriteAsync(
        Scope.System(company.Workspace),
        unit =>
        {
            for (var i = 0; i < days * 32; i++)
            {
                var (day, quarter) = (today.DayNumber - 1 - i / 32, 40 + i % 32 / 8);
                var at = new DateTimeOffset(DateOnly.FromDayNumber(day).ToDateTime(new TimeOnly(quarter / 4, quarter % 4 * 15)), TimeSpan.FromHours(8)).AddSeconds(i % 8 * 60);
                unit.Execute($"""
                    insert into metrics_facts (workspace, conversation, kind, number, at, day, quarter, brand, channel, team, agent, queue, known, value, business, marks, counts)
                    values ({unit.Workspace}, {Guid.CreateVersion7()}, {1}, {0}, {at.ToUniversalTime()}, {day}, {quarter}, {company.Brand}, {"web"}, {Guid.Empty}, {Guid.Empty}, {Guid.Empty}, {false}, {0L}, {0L}, {0}, {true})
                    """);
            }

            return 0;
        },
        CancellationToken.None);
}
