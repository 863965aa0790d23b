using Heed.Queueing.Erlang;

namespace Heed.Queueing.Forecasting;

/// <summary>
/// From a forecast to agents, quarter by quarter, each taken for itself as if it lasted (Erlang A with patience, Erlang C without). Right where contacts are short against a
/// quarter-hour; where they are long, simulate the day (<see cref="Simulating.Simulator"/>).
/// </summary>
public static class Staffing
{
    /// <summary>Agents for every quarter-hour of a day. Nobody for quarters in which less than one contact a day is expected.</summary>
    /// <exception cref="ArgumentException">A rule is out of its range.</exception>
    public static IReadOnlyList<StaffedQuarter> For(ForecastDay day, StaffingRules rules)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(rules);
        if (!(rules.AtOnce is >= 1 and <= 100)) throw new ArgumentException("An agent has 1 to 100 contacts at once.", nameof(rules));
        if (!(rules.Shrinkage is >= 0 and < 1)) throw new ArgumentException("Shrinkage is from 0 to below 1.", nameof(rules));
        // Forecasts repeat figures, such as the quiet hours; every one is worked out once.
        var known = new Dictionary<double, int>();
        return [.. day.Quarters.Select(q => Quarter(q, rules, known))];
    }

    private static StaffedQuarter Quarter(ForecastQuarter quarter, StaffingRules rules, Dictionary<double, int> known)
    {
        if (quarter.Expected * DayCounts.Slots < 1) return new StaffedQuarter(quarter, 0, 0, 0);
        var (agents, busy) = (Need(quarter.Expected, rules, known), Need(Math.Max(quarter.Expected, quarter.High), rules, known));
        return new StaffedQuarter(quarter, agents, busy, (int)Math.Ceiling(agents / (1 - rules.Shrinkage) - 1e-9));
    }

    private static int Need(double contacts, StaffingRules rules, Dictionary<double, int> known)
    {
        if (known.TryGetValue(contacts, out var need)) return need;
        // An agent with three chats is three who serve one each.
        var serving = AgentNeed.For(new Traffic(contacts * 4, rules.HandlingSeconds), rules.Target, rules.PatienceSeconds);
        return known[contacts] = Math.Max(rules.AtLeast, (int)Math.Ceiling(serving / rules.AtOnce));
    }
}
