namespace Heed.Queueing.Forecasting;

/// <summary>Which share of its day each quarter-hour has, by sort of day. A sort seen a few times leans on all days together.</summary>
internal sealed class DayShapes
{
    // As many days as the shape of all days counts for.
    private const double Lean = 2;
    private readonly double[][] _shares;

    public DayShapes(IEnumerable<DayCounts> days)
    {
        var (sums, counts) = (Rows(), new double[DayKind.Count]);
        var whole = new double[DayCounts.Slots];
        foreach (var day in days)
        {
            var total = day.Quarters.Sum(q => q ?? 0);
            if (total <= 0 || day.Quarters.Any(q => q is null)) continue;
            var kind = DayKind.Of(day);
            counts[kind]++;
            for (var i = 0; i < DayCounts.Slots; i++)
            {
                sums[kind][i] += day.Quarters[i]!.Value / total;
                whole[i] += day.Quarters[i]!.Value / total;
            }
        }

        var all = Math.Max(1, counts.Sum());
        _shares = [.. sums.Select((row, kind) => Normal(row.Select((s, i) => (s + Lean * whole[i] / all) / (counts[kind] + Lean))))];
    }

    public double this[int kind, int slot] => _shares[kind][slot];

    /// <summary>What the whole day had, judged by the quarter-hours that were counted; null when those have less than half of a usual day.</summary>
    public double? Total(DayCounts day)
    {
        var shares = _shares[DayKind.Of(day)];
        double seen = 0, share = 0;
        for (var i = 0; i < DayCounts.Slots; i++)
        {
            if (day.Quarters[i] is not { } count) continue;
            seen += count;
            share += shares[i];
        }

        return share >= 0.5 ? seen / share : null;
    }

    private static double[][] Rows() => [.. Enumerable.Range(0, DayKind.Count).Select(_ => new double[DayCounts.Slots])];

    private static double[] Normal(IEnumerable<double> values)
    {
        var row = values.ToArray();
        var sum = row.Sum();
        return sum > 0 ? [.. row.Select(v => v / sum)] : [.. row.Select(_ => 1.0 / row.Length)];
    }
}
