using Heed.Queueing.Matching;
using Heed.Queueing.Scenarios;
using Heed.Routing.Assignment;

namespace Heed.Routing.Rules.Trying;

/// <summary>One day as it was, as a scenario of the simulator: the same customers by the rules in force and by the draft.</summary>
internal sealed class DayModel
{
    /// <summary>Seconds a conversation takes where nothing was recorded.</summary>
    internal const double UsualHandling = 300;

    /// <summary>Seconds a customer in a chat waits on average before leaving. Mails wait for ever.</summary>
    internal const int Patience = 600;

    private const int Belongs = 1000;
    private const int Enough = 5;
    private readonly TimeSpan _day = TimeSpan.FromDays(1);
    private readonly IReadOnlyList<QueuePlan> _queues;
    private readonly IReadOnlyList<AgentPlan> _agents;
    private readonly int _target;
    private readonly List<(string Name, TriedContact Like, IReadOnlyList<double> Recorded, Spread Handling)> _sorts;
    private readonly string _name;
    private readonly HashSet<string> _there;
    private readonly HashSet<string> _spoken;
    private readonly bool _preferring;

    public DayModel(DateOnly day, TimeZoneInfo zone, IReadOnlyList<QueueRow> queues, IReadOnlyList<AgentPlan> agents, int target, bool preferring, IReadOnlyList<TriedContact> contacts)
    {
        _preferring = preferring;
        _there = [.. agents.Select(a => a.Name)];
        _spoken = [.. agents.SelectMany(a => a.Languages).Select(Planner.Main)];
        (_name, _agents, _target) = (day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), agents, target);
        _queues = [.. queues.Select(Queue)];
        var whole = Spread([.. contacts.Select(c => c.Contact)]);
        _sorts =
        [
            .. contacts.GroupBy(c => c.Sort(preferring)).Select((g, i) => (
                $"{i}", g.First(), (IReadOnlyList<double>)[.. g.Select(c => TimeZoneInfo.ConvertTime(c.Contact.At, zone).TimeOfDay.TotalSeconds)],
                g.Count(c => c.Contact.Handling is not null) >= Enough ? Spread([.. g.Select(c => c.Contact)]) : whole)),
        ];
    }

    /// <summary>How many sorts of contacts there are.</summary>
    public int Sorts => _sorts.Count;

    /// <summary>The day by one of the two lists of rules.</summary>
    public Scenario Scenario(Func<TriedContact, RouteChoice> by) => new()
    {
        Name = _name,
        Opens = "00:00",
        Hours = _day.TotalHours,
        Target = new TargetPlan { Seconds = _target },
        Queues = _queues,
        Agents = _agents,
        Arrivals = [.. _sorts.Select(s => Arrival(s.Name, s.Like.Contact, by(s.Like), s.Recorded, s.Handling))],
    };

    private ArrivalPlan Arrival(string name, PastContact like, RouteChoice choice, IReadOnlyList<double> recorded, Spread handling)
    {
        var skills = choice.Skills.ToDictionary(s => s.Skill, s => s.Level);
        skills[Staff.Brand(like.Brand)] = Belongs;
        if (like.Team is { } team) skills[Staff.Team(team)] = Belongs;
        return new ArrivalPlan
        {
            Name = name,
            Queue = choice.Queue!.Value.ToString(),
            Kind = like.Kind,
            Recorded = recorded,
            Handling = handling,
            Patience = like.Kind == WorkKind.Mail ? null : new Spread { Mean = Patience },
            Skills = skills,
            // A language that nobody here speaks is not asked for, as at the desk.
            Language = like.Language is { } language && _spoken.Contains(Planner.Main(language)) ? language : null,
            Prefer = _preferring && choice.Preference is { } prefer && _there.Contains(prefer.Agent.ToString()) ? new PreferPlan { Agents = prefer.Agent.ToString(), Kind = prefer.Kind, WaitSeconds = prefer.Seconds } : null,
            Priority = Planner.Urgency(choice.Bonus, like.Priority).Priority,
            Tier = choice.Bonus.Tier,
            Value = choice.Bonus.Value,
        };
    }

    private static Spread Spread(IReadOnlyList<PastContact> contacts)
    {
        var seconds = contacts.Where(c => c.Handling is not null).Select(c => c.Handling!.Value).ToList();
        if (seconds.Count == 0) return new Spread { Mean = UsualHandling, Shape = SpreadShape.Lognormal };
        var mean = seconds.Average();
        var deviation = Math.Sqrt(seconds.Sum(s => (s - mean) * (s - mean)) / seconds.Count);
        return new Spread { Mean = mean, Shape = SpreadShape.Lognormal, Cv = Math.Clamp(deviation / mean, 0.05, 3) };
    }

    private static QueuePlan Queue(QueueRow row)
    {
        var rules = row.ToRules();
        return new QueuePlan
        {
            Name = row.Id.ToString(),
            Teams = [.. rules.Teams.Select(t => t.ToString())],
            Order = rules.Order,
            AcceptSeconds = rules.AcceptSeconds,
            Rings = [.. rules.Rings.Select(r => new RingPlan { AfterSeconds = r.AfterSeconds, AddTeams = [.. r.AddTeams.Select(t => t.ToString())], Everyone = r.Everyone, SkillRelief = r.SkillRelief, DropSkills = r.DropSkills, AnyLanguage = r.AnyLanguage })],
            RiskSeconds = rules.RiskSeconds,
            RiskMinutes = rules.RiskMinutes,
            TargetSeconds = row.Terms.TargetSeconds,
            ShareLimit = rules.ShareLimit,
        };
    }
}
