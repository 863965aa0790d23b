using System.Globalization;
using Heed.Kernel;

namespace Heed.Queueing.Scenarios;

/// <summary>Finds everything that is wrong with a scenario, so that one reading tells all of it.</summary>
internal sealed class ScenarioCheck
{
    public const int MostAgents = 20_000, MostNamed = 500, MostContacts = 20_000_000, MostHours = 1_000_000;
    private readonly List<FieldError> _errors = [];

    public static IReadOnlyList<FieldError> Of(Scenario scenario)
    {
        var check = new ScenarioCheck();
        if (HasHoles(scenario)) return [new FieldError("", "null", "A list holds null.")];
        check.Whole(scenario);
        var queues = check.Names("queues", scenario.Queues.Select(q => q.Name));
        check.Names("arrivals", scenario.Arrivals.Select(a => a.Name));
        for (var i = 0; i < scenario.Queues.Count; i++) check.Queue($"queues[{i}]", scenario.Queues[i]);
        var agents = scenario.Agents.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < scenario.Arrivals.Count; i++)
        {
            check.Arrival($"arrivals[{i}]", scenario.Arrivals[i], scenario.Hours, queues);
            if (scenario.Arrivals[i].Prefer is { } prefer) check.Prefer($"arrivals[{i}].prefer", prefer, agents);
        }

        for (var i = 0; i < scenario.Agents.Count; i++) check.Agent($"agents[{i}]", scenario.Agents[i]);
        if (scenario.Bot is { } bot) check.Bot(bot);
        if (check._errors.Count == 0) check.Sizes(scenario);
        return check._errors;
    }

    /// <summary>Seconds after midnight of "HH:MM" (24:00 included), or null.</summary>
    public static double? Seconds(string time) =>
        time == "24:00" ? 86_400 : TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.ToTimeSpan().TotalSeconds : null;

    // What a list holds is not looked at when the document is read.
    private static bool HasHoles(Scenario scenario) =>
        scenario.Arrivals.Any(a => a is null)
        || scenario.Queues.Any(q => q is null || q.Teams.Any(t => t is null) || q.Rings.Any(r => r is null || r.AddTeams.Any(t => t is null) || r.DropSkills.Any(s => s is null)))
        || scenario.Agents.Any(a => a is null || a.Teams.Any(t => t is null) || a.Languages.Any(l => l is null) || a.Breaks.Any(b => b is null));

    private void Whole(Scenario scenario)
    {
        Time("opens", scenario.Opens);
        Within("hours", scenario.Hours, 0.01, MostHours);
        Within("warmUpHours", scenario.WarmUpHours, 0, scenario.Hours);
        Within("target.seconds", scenario.Target.Seconds, 0, 1e6);
        Within("target.share", scenario.Target.Share, 0, 1);
        if (scenario.Arrivals.Count == 0) Add("arrivals", "required", "Somebody must come.");
        if (scenario.Queues.Count == 0) Add("queues", "required", "There must be a line to stand in.");
        if (scenario.Agents.Count == 0) Add("agents", "required", "Somebody must serve.");
        Within("engine.mostBonusMinutes", scenario.Engine.MostBonusMinutes, 0, 1e6);
        Within("engine.holdAfterMinutes", scenario.Engine.HoldAfterMinutes, 0, 1e6);
        Within("engine.refusalSeconds", scenario.Engine.RefusalSeconds, 0, 1e6);
        Within("engine.awayAfterMisses", scenario.Engine.AwayAfterMisses, 0, 1_000);
        foreach (var (kind, units) in scenario.Engine.Units) Within($"engine.units.{Camel(kind)}", units, 1, 10_000);
    }

    private HashSet<string> Names(string list, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var name in names)
        {
            if (name.Length is 0 or > 100) Add($"{list}[{index}].name", "length", "A name has 1 to 100 characters.");
            else if (!seen.Add(name)) Add($"{list}[{index}].name", "taken", $"There are two named '{name}'.");
            index++;
        }

        return seen;
    }

    private void Queue(string at, QueuePlan queue)
    {
        Within($"{at}.acceptSeconds", queue.AcceptSeconds, 0, 86_400);
        Within($"{at}.riskSeconds", queue.RiskSeconds, 0, 1e7);
        Within($"{at}.riskMinutes", queue.RiskMinutes, 0, 1e6);
        if (queue.TargetSeconds is { } target) Within($"{at}.targetSeconds", target, 0, 1e7);
        if (queue.ShareLimit is { } share) Within($"{at}.shareLimit", share, 0.01, 1);
        for (var i = 0; i < queue.Rings.Count; i++)
        {
            Within($"{at}.rings[{i}].afterSeconds", queue.Rings[i].AfterSeconds, 0, 1e7);
            Within($"{at}.rings[{i}].skillRelief", queue.Rings[i].SkillRelief, 0, 1_000);
        }
    }

    private void Arrival(string at, ArrivalPlan arrival, double hours, HashSet<string> queues)
    {
        if (!queues.Contains(arrival.Queue)) Add($"{at}.queue", "unknown", $"There is no queue '{arrival.Queue}'.");
        var ways = (arrival.PerHour is null ? 0 : 1) + (arrival.PerQuarter is null ? 0 : 1) + (arrival.Recorded is null ? 0 : 1);
        if (ways != 1) Add(at, "when", "Say when they come by exactly one of perHour, perQuarter and recorded.");
        if (arrival.PerHour is { } rate) Within($"{at}.perHour", rate, 0, 1e7);
        if (arrival.PerQuarter is { } quarters)
        {
            if (quarters.Count > Math.Ceiling(hours * 4)) Add($"{at}.perQuarter", "tooMany", $"{hours} hours have {Math.Ceiling(hours * 4)} quarters, not {quarters.Count}.");
            All($"{at}.perQuarter", quarters, 0, 1e6);
        }

        if (arrival.Recorded is { } recorded) All($"{at}.recorded", recorded, 0, hours * 3600);
        Within($"{at}.dayVariation", arrival.DayVariation, 0, 2);
        Length($"{at}.handling", arrival.Handling, 0.001);
        if (arrival.Patience is { } patience) Length($"{at}.patience", patience, 0);
        foreach (var (skill, level) in arrival.Skills) Within($"{at}.skills.{skill}", level, 1, 1_000);
        Within($"{at}.priority", arrival.Priority, 0, 1e6);
        Within($"{at}.tier", arrival.Tier, 0, 1e6);
        Within($"{at}.value", arrival.Value, 0, 1e6);
        if (arrival.PromisedSeconds is { } promised) Within($"{at}.promisedSeconds", promised, 0, 1e7);
        if (arrival.BotResolves is { } resolves) Within($"{at}.botResolves", resolves, 0, 1);
    }

    private void Prefer(string at, PreferPlan prefer, HashSet<string> agents)
    {
        if (!agents.Contains(prefer.Agents)) Add($"{at}.agents", "unknownAgents", $"There are no agents '{prefer.Agents}'.");
        Within($"{at}.waitSeconds", prefer.WaitSeconds, 0, 86_400);
    }

    private void Agent(string at, AgentPlan agent)
    {
        Within($"{at}.count", agent.Count, 0, MostAgents);
        Within($"{at}.units", agent.Units, 0, 10_000);
        Within($"{at}.pace", agent.Pace, 0.01, 100);
        Within($"{at}.slowdown", agent.Slowdown, 0, 100);
        Within($"{at}.backAfterSeconds", agent.BackAfterSeconds, 1, 1e6);
        Within($"{at}.unskilled.pace", agent.Unskilled.Pace, 0.01, 100);
        Within($"{at}.unskilled.handOn", agent.Unskilled.HandOn, 0, 1);
        Within($"{at}.unskilled.handOnSeconds", agent.Unskilled.HandOnSeconds, 0, 86_400);
        Length($"{at}.accept", agent.Accept, 0);
        Length($"{at}.firstReply", agent.FirstReply, 0);
        foreach (var (skill, level) in agent.Skills) Within($"{at}.skills.{skill}", level, 1, 1_000);
        foreach (var (kind, most) in agent.Most) Within($"{at}.most.{Camel(kind)}", most, 0, 10_000);
        if (agent.From is { } from) Time($"{at}.from", from);
        if (agent.Until is { } until) Time($"{at}.until", until);
        for (var i = 0; i < agent.Breaks.Count; i++)
        {
            Time($"{at}.breaks[{i}].from", agent.Breaks[i].From);
            Time($"{at}.breaks[{i}].until", agent.Breaks[i].Until);
        }
    }

    private void Bot(BotPlan bot)
    {
        Within("bot.share", bot.Share, 0, 1);
        Within("bot.resolves", bot.Resolves, 0, 1);
        Within("bot.firstReplySeconds", bot.FirstReplySeconds, 0, 86_400);
        Length("bot.talk", bot.Talk, 0);
    }

    private void Sizes(Scenario scenario)
    {
        if (scenario.Agents.Sum(a => a.Count) is 0 or > MostAgents) Add("agents", "count", $"There are 1 to {MostAgents} agents.");
        if (scenario.Arrivals.Count > MostNamed || scenario.Queues.Count > MostNamed || scenario.Agents.Count > MostAgents) Add("", "tooMany", $"At most {MostNamed} sorts of arrivals and queues.");
        var contacts = scenario.Arrivals.Sum(a => a.Recorded?.Count ?? a.PerQuarter?.Sum() ?? a.PerHour * scenario.Hours ?? 0);
        if (contacts > MostContacts) Add("arrivals", "tooMany", $"That would be {contacts:N0} contacts; at most {MostContacts:N0} are simulated in one run.");
    }

    private void Length(string at, Spread spread, double least)
    {
        Within($"{at}.mean", spread.Mean, least, 1e7);
        Within($"{at}.cv", spread.Cv, 0, spread.Shape == SpreadShape.Uniform ? 0.5773 : 20);
    }

    private void Time(string at, string time)
    {
        if (Seconds(time) is null) Add(at, "time", $"'{time}' is not a time of day such as 08:30.");
    }

    private void All(string at, IReadOnlyList<double> values, double least, double most)
    {
        for (var i = 0; i < values.Count && _errors.Count < 50; i++) Within($"{at}[{i}]", values[i], least, most);
    }

    private void Within(string at, double value, double least, double most)
    {
        if (!(value >= least && value <= most)) Add(at, "range", string.Create(CultureInfo.InvariantCulture, $"{value} is not between {least} and {most}."));
    }

    private void Add(string field, string code, string message) => _errors.Add(new FieldError(field, code, message));

    private static string Camel<T>(T kind)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
