namespace Heed.Queueing.Erlang;

/// <summary>M/M/n: everybody waits until answered. The same paper of 1917; by way of <see cref="ErlangB"/>, C = nB / (n - a(1 - B)).</summary>
public static class ErlangC
{
    /// <summary>The share of arrivals who have to wait; 1 when the load is as much as the agents or more. O(agents).</summary>
    public static double WaitProbability(double erlangs, int agents)
    {
        if (erlangs <= 0) return agents == 0 ? 1 : 0;
        if (erlangs >= agents) return 1;
        var blocking = ErlangB.Blocking(erlangs, agents);
        return agents * blocking / (agents - erlangs * (1 - blocking));
    }

    /// <summary>All figures. With no more agents than load the line grows without end: the mean wait is infinite and nobody is answered in time. O(agents).</summary>
    /// <param name="traffic">What arrives.</param>
    /// <param name="agents">0 or more.</param>
    /// <param name="targetSeconds">The target of the service level.</param>
    public static WaitFigures Of(Traffic traffic, int agents, double targetSeconds = 20)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        if (traffic.Rate <= 0) return WaitFigures.Nobody;
        if (traffic.Erlangs >= agents) return new WaitFigures(0, 1, double.PositiveInfinity, 0, 0, agents == 0 ? 0 : 1);
        var waits = WaitProbability(traffic.Erlangs, agents);
        var spare = (agents - traffic.Erlangs) / traffic.HandlingSeconds;
        return new WaitFigures(0, waits, waits / spare, 1 - waits * Math.Exp(-spare * Math.Max(0, targetSeconds)), 0, traffic.Erlangs / agents);
    }
}
