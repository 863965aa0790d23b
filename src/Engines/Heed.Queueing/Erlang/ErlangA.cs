namespace Heed.Queueing.Erlang;

/// <summary>
/// M/M/n+M: who waits longer than their patience leaves; patience is exponential. C. Palm, "Research on telephone traffic carried by full availability groups" (1957);
/// the density of the offered wait from F. Baccelli and G. Hébuterne, "On queues with impatient customers" (1981); see A. Mandelbaum and S. Zeltyn, "Service
/// engineering in action: the Palm/Erlang-A queue" (2007).
/// </summary>
/// <remarks>
/// With t(j) = λ^(j+1) / ((nμ)(nμ+θ)…(nμ+jθ)), the states with j waiting have the probabilities t(j) in units of that of n-1 busy agents, and those with fewer busy sum up
/// to 1/B(n-1). All terms are positive and the sums are scaled as they grow, so that nothing cancels and nothing overflows.
/// </remarks>
public static class ErlangA
{
    private const double Big = 1e200;
    private static readonly double LogBig = Math.Log(Big);

    /// <summary>All figures. O(agents + states that matter), at most about the square root of arrivals in one patience beyond the overload.</summary>
    /// <param name="traffic">What arrives.</param>
    /// <param name="agents">0 or more.</param>
    /// <param name="patienceSeconds">Mean patience, above 0, to 10 million.</param>
    /// <param name="targetSeconds">The target of the service level: the share answered within it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static WaitFigures Of(Traffic traffic, int agents, double patienceSeconds, double targetSeconds = 20)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        if (!(patienceSeconds is > 0 and <= Traffic.Most)) throw new ArgumentOutOfRangeException(nameof(patienceSeconds), patienceSeconds, "Patience is more than 0 and at most 10 million seconds.");
        if (traffic.Rate <= 0) return WaitFigures.Nobody;
        // Nobody serves: all leave when their patience ends.
        if (agents == 0) return new WaitFigures(0, 1, patienceSeconds, 0, 1, 0);

        var (rate, service, leave) = (traffic.Rate, agents / traffic.HandlingSeconds, 1 / patienceSeconds);
        var (logWaiting, meanWaiting) = Waiting(rate, service, leave);
        var logFewer = Math.Log(ErlangB.Inverse(traffic.Erlangs, agents - 1));
        // Fewer than one in 10^300 waits.
        if (double.IsInfinity(logFewer)) return new WaitFigures(0, 0, 0, 1, 0, traffic.Erlangs / agents);
        var logAll = LogOfSum(logFewer, logWaiting);
        var waits = Math.Exp(logWaiting - logAll);
        var abandonment = Math.Min(1, leave * waits * meanWaiting / rate);
        var inTime = Math.Exp(logFewer - logAll) + rate * Served(rate, service, leave, Math.Max(0, targetSeconds), logAll);
        return new WaitFigures(0, waits, abandonment * patienceSeconds, Math.Clamp(inTime, 0, 1 - abandonment), abandonment, traffic.Erlangs * (1 - abandonment) / agents);
    }

    // The logarithm of the sum of t(j), and the mean number waiting given that all agents are busy.
    private static (double LogSum, double Mean) Waiting(double rate, double service, double leave)
    {
        double term = rate / service, sum = term, weighted = 0, scale = 0;
        for (var j = 1.0; ; j++)
        {
            var ratio = rate / (service + j * leave);
            term *= ratio;
            sum += term;
            weighted += j * term;
            if (sum > Big)
            {
                (term, sum, weighted, scale) = (term / Big, sum / Big, weighted / Big, scale + LogBig);
            }

            // What follows falls at least as fast as a geometric series from here on.
            if (ratio < 1 && term * (j + 1 / (1 - ratio)) / (1 - ratio) < 1e-16 * Math.Max(weighted, sum)) break;
        }

        return (Math.Log(sum) + scale, weighted / sum);
    }

    // ∫ e^(-θv) e^(λ/θ (1 - e^(-θv)) - nμv - logAll) dv from 0 to the target: who would wait v and has the patience. Gauss-Legendre in panels so
    // short that the exponent changes by a few in each.
    private static double Served(double rate, double service, double leave, double target, double logAll)
    {
        double Exponent(double v) => rate / leave * -Expm1(-leave * v) - (service + leave) * v - logAll;
        var steepest = Math.Max(Math.Abs(rate - service - leave), Math.Abs(rate * Math.Exp(-leave * target) - service - leave));
        var width = 1 / (steepest / 6 + Math.Sqrt(rate * leave) / 2 + leave);
        double sum = 0, peak = rate > service + leave ? Math.Log(rate / (service + leave)) / leave : 0;
        for (var from = 0.0; from < target; from += width)
        {
            if (from > peak && Exponent(from) < -60) break;
            var to = Math.Min(target, from + width);
            var (middle, half) = ((from + to) / 2, (to - from) / 2);
            for (var i = 0; i < Nodes.Length; i++) sum += half * Weights[i] * (Math.Exp(Exponent(middle - half * Nodes[i])) + Math.Exp(Exponent(middle + half * Nodes[i])));
        }

        return sum;
    }

    // e^x - 1 without losing the small ones.
    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x * (1 + x / 2 * (1 + x / 3)) : Math.Exp(x) - 1;

    private static double LogOfSum(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));

    // Ten-point Gauss-Legendre, the positive half (Abramowitz and Stegun, table 25.4).
    private static readonly double[] Nodes = [0.148874338981631, 0.433395394129247, 0.679409568299024, 0.865063366688985, 0.973906528517172];
    private static readonly double[] Weights = [0.295524224714753, 0.269266719309996, 0.219086362515982, 0.149451349150581, 0.066671344308688];
}
