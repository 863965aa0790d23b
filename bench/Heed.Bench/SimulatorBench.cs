using Heed.Queueing.Erlang;
using Heed.Queueing.Matching;
using Heed.Queueing.Scenarios;
using Heed.Queueing.Simulating;

namespace Heed.Bench;

/// <summary>How fast a service day is simulated, and how near a million customers come to the exact formulas.</summary>
internal static class SimulatorBench
{
    public static Task RunAsync(Report report)
    {
        var day = Line(14 * 4, 180, 60) with
        {
            Hours = 12,
            WarmUpHours = 0,
            Arrivals = [new ArrivalPlan { Name = "chats", Queue = "q", PerHour = 10_000.0 / 12, Patience = new Spread { Mean = 120 } }],
            Queues = [new QueuePlan { Name = "q", AcceptSeconds = 20, Rings = [new RingPlan { AfterSeconds = 60, Everyone = true }] }],
            Agents = [new AgentPlan { Name = "agents", Count = 30, Units = 8, Slowdown = 0.3 }],
        };
        Time(report, "a day of 10,000 contacts", day);
        Time(report, "the same in eight lines, each by the quarter-hour", day with
        {
            Arrivals = [.. Enumerable.Range(0, 8).Select(i => day.Arrivals[0] with { Name = $"chats {i}", Queue = $"q{i}", PerHour = day.Arrivals[0].PerHour / 8 })],
            Queues = [.. Enumerable.Range(0, 8).Select(i => day.Queues[0] with { Name = $"q{i}" })],
        });

        var patient = ErlangC.Of(new Traffic(200, 180), 14);
        var before = Environment.CpuUsage.TotalTime;
        Simulator.Run(Line(14, 180, null), 20, 1);
        report.Add("1,000,000 customers of M/M/14, processor time", (Environment.CpuUsage.TotalTime - before).TotalSeconds, "s");
        var leaving = ErlangA.Of(new Traffic(200, 180), 11, 60);
        // Chance alone leaves a mean wait about 2 % off after a million customers, a third of that after ten.
        foreach (var (many, replications, most) in new[] { ("1,000,000", 20, 3.0), ("10,000,000", 200, 1.0) })
        {
            var found = Simulator.Run(Line(14, 180, null), replications, 1).Whole.Figures;
            Compare(report, $"{many} of M/M/14 at 10 erlangs, mean wait", found[Measure.MeanWait], patient.MeanWait, most);
            Compare(report, $"{many} of M/M/14 at 10 erlangs, service level", found[Measure.ServiceLevel], patient.ServiceLevel, 1);
            found = Simulator.Run(Line(11, 180, 60), replications, 1).Whole.Figures;
            Compare(report, $"{many} of M/M/11+M, mean wait", found[Measure.MeanWait], leaving.MeanWait, most);
            Compare(report, $"{many} of M/M/11+M, service level", found[Measure.ServiceLevel], leaving.ServiceLevel, 1);
            Compare(report, $"{many} of M/M/11+M, abandonment", found[Measure.Abandonment], leaving.Abandonment, 1);
        }

        return Task.CompletedTask;
    }

    private static void Time(Report report, string what, Scenario day)
    {
        Simulator.Run(day, 1, 2);
        var before = Environment.CpuUsage.TotalTime;
        var result = Simulator.Run(day, 10, 1);
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds / 10;
        report.Add($"{what} ({result.Whole.Figures[Measure.Contacts].Mean:0} on average, {result.QueueQuarters.Sum(q => q.Count)} quarter-hours of lines), processor time", seconds, "s", "< 1", seconds < 1);
    }

    private static void Compare(Report report, string what, Estimate found, double exact, double most)
    {
        var off = Math.Abs(found.Mean / exact - 1) * 100;
        var covers = found.Low <= exact && exact <= found.High;
        report.Add($"{what}: off by, of the exact {exact:0.####} (interval {found.Low:0.####} to {found.High:0.####} {(covers ? "covers it" : "does not cover it")})", off, "%", $"< {most}", off < most);
    }

    // 50,000 counted customers a replication.
    private static Scenario Line(int agents, double handling, double? patience) => new()
    {
        Name = "line",
        Hours = 260,
        WarmUpHours = 10,
        Arrivals = [new ArrivalPlan { Name = "calls", Queue = "q", Kind = WorkKind.Call, PerHour = 200, Handling = new Spread { Mean = handling }, Patience = patience is { } p ? new Spread { Mean = p } : null }],
        Queues = [new QueuePlan { Name = "q" }],
        Agents = [new AgentPlan { Name = "agents", Count = agents, Units = 6 }],
    };
}
