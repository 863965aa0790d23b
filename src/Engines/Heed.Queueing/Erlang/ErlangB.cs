namespace Heed.Queueing.Erlang;

/// <summary>
/// M/M/n/n: who finds every agent busy is turned away. A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic
/// telephone exchanges" (1917).
/// </summary>
public static class ErlangB
{
    /// <summary>
    /// The share of arrivals turned away, by the recursion of the inverse, 1/B(k) = 1 + (k/a) / B(k-1), of which every term is positive, so nothing cancels at any size. O(agents).
    /// </summary>
    /// <param name="erlangs">The load offered, 0 or more.</param>
    /// <param name="agents">0 or more.</param>
    public static double Blocking(double erlangs, int agents) => erlangs <= 0 ? (agents == 0 ? 1 : 0) : 1 / Inverse(erlangs, agents);

    /// <summary>All figures. O(agents).</summary>
    public static WaitFigures Of(Traffic traffic, int agents)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        if (traffic.Rate <= 0) return WaitFigures.Nobody;
        var blocking = Blocking(traffic.Erlangs, agents);
        return new WaitFigures(blocking, 0, 0, 1 - blocking, 0, agents == 0 ? 0 : traffic.Erlangs * (1 - blocking) / agents);
    }

    // Infinite where blocking is below what a double can hold.
    internal static double Inverse(double erlangs, int agents)
    {
        var inverse = 1.0;
        for (var k = 1; k <= agents && !double.IsInfinity(inverse); k++) inverse = 1 + inverse * k / erlangs;
        return inverse;
    }
}
