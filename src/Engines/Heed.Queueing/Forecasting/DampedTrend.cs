namespace Heed.Queueing.Forecasting;

/// <summary>
/// Exponential smoothing with a trend that fades: E. S. Gardner and E. McKenzie, "Forecasting trends in time series" (1985). Days without a value are passed over; the
/// constants are those that would have told the week after best.
/// </summary>
internal sealed class DampedTrend
{
    private const int Warm = 14, Ahead = 7;
    private static readonly double[] Alphas = [0.03, 0.06, 0.12, 0.25], Betas = [0, 0.02, 0.06], Fadings = [0.9, 0.97];
    private readonly double _alpha, _beta, _fading;
    private double _level, _slope;

    private DampedTrend(double alpha, double beta, double fading, IReadOnlyList<double?> values)
    {
        (_alpha, _beta, _fading) = (alpha, beta, fading);
        var known = values.OfType<double>().Take(Warm).ToList();
        _level = known.Count == 0 ? 0 : Median(known);
    }

    /// <summary>Fits and reads all values. O(values × 24).</summary>
    public static DampedTrend Fit(IReadOnlyList<double?> values)
    {
        var best = (Error: double.MaxValue, Alpha: 0.06, Beta: 0.0, Fading: 0.9);
        foreach (var alpha in Alphas)
        {
            foreach (var beta in Betas)
            {
                foreach (var fading in Fadings)
                {
                    var error = Told(alpha, beta, fading, values, Ahead).Select(t => Math.Abs(t.Value - t.Told)).DefaultIfEmpty(double.MaxValue).Average();
                    if (error < best.Error * 0.999) best = (error, alpha, beta, fading);
                }
            }
        }

        var trend = new DampedTrend(best.Alpha, best.Beta, best.Fading, values);
        foreach (var value in values) trend.Read(value);
        return trend;
    }

    /// <summary>What is expected so many days after the last value, 1 or more; never below 0.</summary>
    public double After(int days) => Math.Max(0, _level + _slope * Faded(days));

    /// <summary>Relative errors of what would have been told so many days before, after a warm-up.</summary>
    public IEnumerable<double> Errors(IReadOnlyList<double?> values, int days) =>
        Told(_alpha, _beta, _fading, values, days).Where(t => t.Told > 0).Select(t => (t.Value - t.Told) / t.Told);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static IEnumerable<(double Value, double Told)> Told(double alpha, double beta, double fading, IReadOnlyList<double?> values, int days)
    {
        var trend = new DampedTrend(alpha, beta, fading, values);
        for (var i = 0; i < values.Count; i++)
        {
            trend.Read(values[i]);
            if (i >= Warm && i + days < values.Count && values[i + days] is { } value) yield return (value, trend.After(days));
        }
    }

    private void Read(double? value)
    {
        var told = _level + _fading * _slope;
        var level = value is { } seen ? told + _alpha * (seen - told) : told;
        _slope = value is null ? _fading * _slope : _beta * (level - _level) + (1 - _beta) * _fading * _slope;
        _level = level;
    }

    // φ + φ² + … + φ^days
    private double Faded(int days) => _fading * (1 - Math.Pow(_fading, days)) / (1 - _fading);
}
