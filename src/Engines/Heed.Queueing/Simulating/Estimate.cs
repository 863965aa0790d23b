namespace Heed.Queueing.Simulating;

/// <summary>A figure over several simulated days.</summary>
/// <param name="Mean">The mean over the days that have the figure.</param>
/// <param name="Low">Where the interval begins that covers the truth in 95 of 100 such runs; null for fewer than two days.</param>
/// <param name="High">Where it ends.</param>
public readonly record struct Estimate(double Mean, double? Low, double? High)
{
    /// <summary>Mean and interval by Student's distribution; null without any value. Values that are not numbers are days without the figure.</summary>
    internal static Estimate? Of(IEnumerable<double> days)
    {
        var values = days.Where(v => !double.IsNaN(v)).ToList();
        if (values.Count == 0) return null;
        var mean = values.Average();
        if (values.Count == 1) return new Estimate(mean, null, null);
        var variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
        var half = Quantiles.Student95(values.Count - 1) * Math.Sqrt(variance / values.Count);
        return new Estimate(mean, mean - half, mean + half);
    }
}
