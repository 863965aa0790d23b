namespace Heed.Queueing.Forecasting;

/// <summary>
/// How much each sort of day has compared with the level about it, and which days are so far off that they say nothing. Medians throughout: one wild day changes nothing.
/// </summary>
internal sealed class WeekFactors
{
    private const int Rounds = 4, Around = 10;
    private const double Far = 4, LeastSpread = 0.05;
    private readonly double[] _factors = [.. Enumerable.Repeat(1.0, DayKind.Count)];

    public WeekFactors(IReadOnlyList<(int Kind, double? Total)> days)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var levels = Levels(days);
            for (var kind = 0; kind < DayKind.Count; kind++)
            {
                var ratios = days.Select((d, i) => (d, i)).Where(x => x.d.Kind == kind && x.d.Total is not null && levels[x.i] > 0).Select(x => x.d.Total!.Value / levels[x.i]).ToList();
                Seen[kind] = ratios.Count;
                if (ratios.Count > 0) _factors[kind] = DampedTrend.Median(ratios);
            }

            // A weekday nobody counted is like the middle of the others; a holiday like the quietest.
            var known = Enumerable.Range(0, 7).Where(k => Seen[k] > 0).Select(k => _factors[k]).ToList();
            for (var kind = 0; kind < 7 && known.Count > 0; kind++) _factors[kind] = Seen[kind] > 0 ? _factors[kind] : DampedTrend.Median(known);
            if (Seen[DayKind.Holiday] == 0) _factors[DayKind.Holiday] = _factors.Take(7).Min();
            var mean = _factors.Take(7).Average();
            if (mean > 0) for (var kind = 0; kind < DayKind.Count; kind++) _factors[kind] /= mean;
        }

        Unusual = FarOff(days, Levels(days));
    }

    /// <summary>How many days of each sort were seen.</summary>
    public int[] Seen { get; } = new int[DayKind.Count];

    /// <summary>Whether the day at that index is far from what its sort and the days about it say.</summary>
    public bool[] Unusual { get; }

    public double this[int kind] => _factors[kind];

    // The middle of the days about each, every one divided by what its sort usually has.
    private double[] Levels(IReadOnlyList<(int Kind, double? Total)> days)
    {
        var plain = days.Select(d => d.Total is { } total && _factors[d.Kind] > 0 ? total / _factors[d.Kind] : (double?)null).ToArray();
        return [.. days.Select((_, i) => DampedTrend.Median(plain[Math.Max(0, i - Around)..Math.Min(plain.Length, i + Around + 1)].OfType<double>()))];
    }

    private bool[] FarOff(IReadOnlyList<(int Kind, double? Total)> days, double[] levels)
    {
        var off = days.Select((d, i) => d.Total is { } total && levels[i] * _factors[d.Kind] is var usual && usual > 0 ? total / usual - 1 : (double?)null).ToArray();
        // 1.4826 makes the median of absolute deviations a standard deviation.
        var spread = Math.Max(LeastSpread, 1.4826 * DampedTrend.Median(off.OfType<double>().Select(Math.Abs)));
        return [.. off.Select((o, i) => o is { } value && days[i].Kind != DayKind.Holiday && Math.Abs(value) > Far * Math.Sqrt(spread * spread + Chance(levels[i] * _factors[days[i].Kind])))];
    }

    // The relative variance that chance alone gives a count.
    private static double Chance(double usual) => 1 / Math.Max(1, usual);
}
