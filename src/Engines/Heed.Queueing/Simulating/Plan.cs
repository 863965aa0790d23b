using Heed.Kernel;
using Heed.Queueing.Lines;
using Heed.Queueing.Matching;
using Heed.Queueing.Scenarios;

namespace Heed.Queueing.Simulating;

/// <summary>A scenario made ready: names are ids, times are microseconds after the opening. Shared by all days.</summary>
internal sealed class Plan
{
    private const double Day = 86_400;
    private readonly double _opens;

    public Plan(Scenario scenario)
    {
        Scenario = scenario;
        _opens = ScenarioCheck.Seconds(scenario.Opens)!.Value;
        Closes = Micros.OfSeconds(scenario.Hours * 3600);
        CountsFrom = Micros.OfSeconds(scenario.WarmUpHours * 3600);
        Targets = [.. scenario.Queues.Select(q => Micros.OfSeconds(q.TargetSeconds ?? scenario.Target.Seconds))];
        Queues = [.. scenario.Queues.Select(Rules)];
        QueueOf = [.. scenario.Arrivals.Select(a => scenario.Queues.Select((q, i) => (q, i)).First(p => p.q.Name == a.Queue).i)];
        Skills = [.. scenario.Arrivals.Select(a => (IReadOnlyList<SkillNeed>)[.. a.Skills.Select(s => new SkillNeed(s.Key, s.Value))])];
        foreach (var plan in scenario.Agents)
        {
            var spans = Spans(plan);
            for (var i = 0; i < plan.Count; i++) Agents.Add((Card(plan, i), plan, spans));
        }

        Preferred = [.. scenario.Arrivals.Select(a => (IReadOnlyList<Guid>)[.. Agents.Where(p => p.Plan.Name == a.Prefer?.Agents).Select(p => p.Card.Id)])];
        Units = [.. Enum.GetValues<WorkKind>().Select(k => Math.Max(1, scenario.Engine.Units.GetValueOrDefault(k, 1)))];
    }

    public Scenario Scenario { get; }

    public long Closes { get; }

    public long CountsFrom { get; }

    /// <summary>What in time means, line by line.</summary>
    public long[] Targets { get; }

    public IReadOnlyList<QueueRules> Queues { get; }

    /// <summary>Which line each sort of arrivals stands in.</summary>
    public int[] QueueOf { get; }

    /// <summary>The skills each sort asks for.</summary>
    public IReadOnlyList<SkillNeed>[] Skills { get; }

    /// <summary>Who is preferred for each sort of arrivals: nobody, one, or those of whom every customer has one.</summary>
    public IReadOnlyList<Guid>[] Preferred { get; }

    public List<(AgentCard Card, AgentPlan Plan, IReadOnlyList<(long From, long Until)> Spans)> Agents { get; } = [];

    public int[] Units { get; }

    public QueueSettings Settings => new()
    {
        MostBonusMinutes = Scenario.Engine.MostBonusMinutes,
        HoldAfterMinutes = Scenario.Engine.HoldAfterMinutes,
        RefusalSeconds = Scenario.Engine.RefusalSeconds,
        AwayAfterMisses = Scenario.Engine.AwayAfterMisses,
        Units = Scenario.Engine.Units,
        NameOthers = false,
    };

    private static Guid Team(string name) => Ids.FromParts("team", name);

    private static QueueRules Rules(QueuePlan plan) => new()
    {
        Id = Ids.FromParts("queue", plan.Name),
        Teams = [.. plan.Teams.Select(Team)],
        Order = plan.Order,
        AcceptSeconds = plan.AcceptSeconds,
        Rings =
        [
            .. plan.Rings.Select(r => new Ring
            {
                AfterSeconds = r.AfterSeconds, AddTeams = [.. r.AddTeams.Select(Team)], Everyone = r.Everyone, SkillRelief = r.SkillRelief, DropSkills = r.DropSkills, AnyLanguage = r.AnyLanguage,
            }),
        ],
        RiskSeconds = plan.RiskSeconds,
        RiskMinutes = plan.RiskMinutes,
        ShareLimit = plan.ShareLimit,
    };

    private static AgentCard Card(AgentPlan plan, int number) => new()
    {
        Id = Ids.FromParts("agent", plan.Name, $"{number}"),
        Teams = [.. plan.Teams.Select(Team)],
        Skills = plan.Skills,
        Languages = plan.Languages,
        Capacity = new Capacity { Units = plan.Units, Most = plan.Most },
        Available = false,
    };

    // When an agent is there: the shift of every day without its pauses.
    private List<(long From, long Until)> Spans(AgentPlan plan)
    {
        var (from, until) = (plan.From is null ? 0 : Beginning(plan.From), plan.Until is null ? double.MaxValue : 0);
        if (plan.Until is not null)
        {
            until = ScenarioCheck.Seconds(plan.Until)!.Value - _opens;
            while (until <= from) until += Day;
        }

        var spans = new List<(long, long)>();
        var days = plan.From is null && plan.Until is null ? Math.Ceiling(Scenario.Hours / 24) : plan.Until is null ? 1 : Math.Ceiling(Scenario.Hours / 24);
        for (var day = 0; day < days; day++)
        {
            var open = plan.Until is null;
            var (start, end) = (open && day > 0 ? day * Day : from + day * Day, open ? day + 1 < days ? (day + 1) * Day : double.MaxValue : until + day * Day);
            foreach (var pause in plan.Breaks.Select(b => (From: Pause(b.From, from), Until: Pause(b.Until, from))).OrderBy(b => b.From))
            {
                var (rest, back) = (pause.From + day * Day, (pause.Until <= pause.From ? pause.Until + Day : pause.Until) + day * Day);
                if (rest >= end || back <= start) continue;
                if (rest > start) spans.Add((Micros.OfSeconds(start), Micros.OfSeconds(rest)));
                start = back;
            }

            if (start < end) spans.Add((Micros.OfSeconds(start), end == double.MaxValue ? long.MaxValue : Micros.OfSeconds(end)));
        }

        return spans;
    }

    // Who begins before the opening is there at the opening; after midnight counts as the next day where the doors are open then.
    private double Beginning(string time)
    {
        var at = ScenarioCheck.Seconds(time)!.Value - _opens;
        if (at >= 0) return at;
        return at + Day < Scenario.Hours * 3600 ? at + Day : 0;
    }

    private double Pause(string time, double from)
    {
        var at = ScenarioCheck.Seconds(time)!.Value - _opens;
        return at < from ? at + Day : at;
    }
}
