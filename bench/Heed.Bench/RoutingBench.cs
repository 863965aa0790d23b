using System.Diagnostics;
using Heed.Queueing.Matching;

namespace Heed.Bench;

/// <summary>
/// What a routing decision costs with 1,000 agents and 100,000 waiting: twenty lines, two kinds, eight skills on three levels, two languages, agents who are nearly all different. A decision is one call of the
/// engine that hands work over, with its reasons named.
/// </summary>
internal static class RoutingBench
{
    private const int Agents = 1_000, Waiting = 100_000, Queues = 20, Decisions = 100_000, Warm = 20_000;
    private const long Second = 1_000_000;

    public static Task RunAsync(Report report)
    {
        var random = new Random(20261122);
        var engine = new QueueEngine();
        for (var q = 0; q < Queues; q++)
        {
            engine.SetQueue(new QueueRules { Id = Id(1, q), Teams = [Id(2, q % 5)], Order = (AgentOrder)(q % 2), Rings = [new Ring { AfterSeconds = 1e6, Everyone = true }] }, 0);
        }

        var cards = Enumerable.Range(0, Agents).Select(i => Card(random, i)).ToList();
        foreach (var card in cards) engine.SetAgent(card with { Available = false }, 0);
        long now = 1_000 * Second;
        var entered = 0;
        for (; entered < Waiting; entered++) engine.Enter(Work(random, entered, now - random.Next(3_000) * Second), now);
        var held = new Queue<Guid>();
        foreach (var card in cards)
        {
            foreach (var decision in engine.SetAvailable(card.Id, true, now)) held.Enqueue(decision.Work);
        }

        report.Add("agents · waiting when measured", engine.WaitingCount, $"waiting, {Agents} agents");
        Freed(report, engine, random, held, now, ref entered);
        Arriving(report, random);
        return Task.CompletedTask;
    }

    // One piece of work ends, another comes: the agent gets the next of a hundred thousand.
    private static void Freed(Report report, QueueEngine engine, Random random, Queue<Guid> held, long now, ref int entered)
    {
        var times = new List<double>(Decisions);
        var before = TimeSpan.Zero;
        for (var i = 0; i < Warm + Decisions; i++)
        {
            if (i == Warm) before = Environment.CpuUsage.TotalTime;
            now += Second / 50;
            var (work, done) = (Work(random, entered++, now), held.Dequeue());
            engine.Enter(work, now);
            var start = Stopwatch.GetTimestamp();
            var decisions = engine.Finish(done, now);
            var took = Stopwatch.GetElapsedTime(start);
            foreach (var decision in decisions) held.Enqueue(decision.Work);
            if (i < Warm || decisions.Count == 0) continue;
            times.Add(took.TotalMicroseconds);
        }

        Tell(report, "an agent has room again, 100,000 waiting", times, Environment.CpuUsage.TotalTime - before);
    }

    // Nobody waits, a third of the agents have room: the work gets the best of them.
    private static void Arriving(Report report, Random random)
    {
        var engine = new QueueEngine();
        for (var q = 0; q < Queues; q++) engine.SetQueue(new QueueRules { Id = Id(1, q), Teams = [Id(2, q % 5)], Order = (AgentOrder)(q % 2) }, 0);
        for (var i = 0; i < Agents; i++) engine.SetAgent(Card(random, i), 0);
        var held = new Queue<Guid>();
        var times = new List<double>(Decisions);
        long now = 0;
        var before = TimeSpan.Zero;
        for (var i = 0; i < Warm + Decisions; i++)
        {
            if (i == Warm) before = Environment.CpuUsage.TotalTime;
            now += Second / 50;
            var work = Work(random, i, now);
            var start = Stopwatch.GetTimestamp();
            var decisions = engine.Enter(work, now);
            var took = Stopwatch.GetElapsedTime(start);
            if (decisions.Count == 0) engine.Cancel(work.Id, now);
            else held.Enqueue(work.Id);
            if (held.Count > 2 * Agents) engine.Finish(held.Dequeue(), now);
            if (i < Warm || decisions.Count == 0) continue;
            times.Add(took.TotalMicroseconds);
        }

        Tell(report, "work arrives, 1,000 agents of whom most have room", times, Environment.CpuUsage.TotalTime - before);
    }

    private static void Tell(Report report, string what, List<double> times, TimeSpan processor)
    {
        times.Sort();
        var (median, whole) = (times[times.Count / 2], processor.TotalMicroseconds / Decisions);
        report.Add($"{what}: a decision, p50", median, "µs", "< 5", median < 5);
        report.Add($"{what}: processor time of making, entering, deciding and ending", whole, "µs");
        report.Add($"{what}: p99", times[times.Count * 99 / 100], "µs");
    }

    private static AgentCard Card(Random random, int number) => new()
    {
        Id = Id(3, number),
        Teams = [Id(2, random.Next(5)), Id(2, random.Next(5))],
        Skills = Enumerable.Range(0, 8).Where(_ => random.Next(2) == 0).ToDictionary(s => $"skill {s}", _ => 1 + random.Next(3)),
        Languages = random.Next(3) switch { 0 => ["en"], 1 => ["zh"], _ => ["en", "zh"] },
    };

    private static Work Work(Random random, int number, long entered) => new()
    {
        Id = Id(4, number),
        Queue = Id(1, random.Next(Queues)),
        Kind = random.Next(3) == 0 ? WorkKind.Mail : WorkKind.Chat,
        Entered = entered,
        Skills = random.Next(2) == 0 ? [] : [new SkillNeed($"skill {random.Next(8)}", 1 + random.Next(3))],
        Language = random.Next(2) == 0 ? "en" : "zh",
        Bonus = new BonusParts(Priority: random.Next(10) == 0 ? 5 : 0, Tier: random.Next(20) == 0 ? 10 : 0),
    };

    private static Guid Id(int sort, int number) => new(number, (short)sort, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
