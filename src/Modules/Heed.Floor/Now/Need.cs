using Heed.Floor.Lines;
using Heed.Queueing.Erlang;

namespace Heed.Floor.Now;

/// <summary>How many agents the last hour asks for, if the next one is like it.</summary>
internal static class Need
{
    /// <summary>Patience is reckoned from how many left; fewer tell nothing.</summary>
    private const int FewestLeavers = 5;

    /// <summary>
    /// Agents that reach the line's target with the arrivals of the last hour and the handling time of the last hour (of the day, while the hour has none);
    /// with patience (Erlang A) once enough have left today, without (Erlang C) before. Null while nothing was handled today. O(agents log agents).
    /// </summary>
    /// <param name="atOnce">Conversations an agent has at once, 1 or more: an agent with three is three who serve one each.</param>
    public static int? Agents(DaySum hour, DaySum day, LineTerms terms, double atOnce)
    {
        if (hour.Entered == 0) return 0;
        var measured = hour.Handled > 0 ? hour : day;
        if (measured.Handled == 0) return null;
        var traffic = new Traffic(hour.Entered, Math.Max(1, (double)measured.HandledSeconds / measured.Handled));
        double? patience = day.Abandoned >= FewestLeavers ? Math.Max(1, (double)day.WaitSeconds / day.Abandoned) : null;
        return (int)Math.Ceiling(AgentNeed.For(traffic, terms.Target, patience) / Math.Max(1, atOnce));
    }
}
