using Heed.Queueing.Scenarios;

namespace Heed.Queueing.Simulating;

/// <summary>Lengths of time from even numbers, by the inverse of the distribution: a larger number is always a longer time.</summary>
internal static class Lengths
{
    /// <summary>Seconds at a quantile.</summary>
    public static double At(this Spread spread, double quantile)
    {
        if (spread.Mean <= 0) return 0;
        switch (spread.Shape)
        {
            case SpreadShape.Constant:
                return spread.Mean;
            case SpreadShape.Uniform:
                return spread.Mean * (1 + spread.Cv * Math.Sqrt(3) * (2 * quantile - 1));
            case SpreadShape.Lognormal:
                var variance = Math.Log(1 + spread.Cv * spread.Cv);
                return spread.Mean * Math.Exp(Math.Sqrt(variance) * Quantiles.Normal(quantile) - variance / 2);
            default:
                return -spread.Mean * Math.Log(1 - quantile);
        }
    }
}
