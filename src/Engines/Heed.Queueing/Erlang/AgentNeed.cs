namespace Heed.Queueing.Erlang;

/// <summary>How many agents a target needs.</summary>
public static class AgentNeed
{
    private const int MostAgents = 1 << 22;

    /// <summary>The fewest agents that reach the target. More agents never make it worse, so it is found by halving: O(agents × log agents).</summary>
    /// <param name="traffic">What arrives; nobody is needed for nothing.</param>
    /// <param name="target">What must be reached.</param>
    /// <param name="patienceSeconds">Mean patience (<see cref="ErlangA"/>); null when everybody waits until answered (<see cref="ErlangC"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and below 1, or four million agents would not do.</exception>
    public static int For(Traffic traffic, ServiceTarget target, double? patienceSeconds = null)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        ArgumentNullException.ThrowIfNull(target);
        if (!(target.Share is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(target), target.Share, "The share is above 0 and below 1.");
        if (traffic.Rate <= 0) return 0;
        bool Met(int agents) => target.IsMet(patienceSeconds is { } patience ? ErlangA.Of(traffic, agents, patience, target.Seconds) : ErlangC.Of(traffic, agents, target.Seconds));
        var enough = 1;
        while (!Met(enough))
        {
            if (enough >= MostAgents) throw new ArgumentOutOfRangeException(nameof(target), "Four million agents would not reach this.");
            enough *= 2;
        }

        var few = enough / 2;
        while (enough - few > 1)
        {
            var middle = (few + enough) / 2;
            if (Met(middle)) enough = middle;
            else few = middle;
        }

        return enough;
    }
}
