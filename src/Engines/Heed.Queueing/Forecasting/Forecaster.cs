namespace Heed.Queueing.Forecasting;

/// <summary>
/// Contacts per quarter-hour from history: the level and its fading trend, times what the weekday (or holiday) usually has, times the shape of such a day. Immutable.
/// </summary>
/// <remarks>Gaps are passed over and wild days are found and set aside, so neither an outage nor a storm changes next month. The intervals come from how wrong the same method would have been before.</remarks>
public sealed class Forecaster
{
    /// <summary>The fewest days that must have been counted.</summary>
    public const int FewestDays = 14;

    /// <summary>The most days that are read; older ones are dropped.</summary>
    public const int MostDays = 3 * 366;

    // Ten of a hundred on either side.
    private const double Tail = 1.2815515655;
    private readonly DateOnly _last;
    private readonly DayShapes _shapes;
    private readonly WeekFactors _factors;
    private readonly DampedTrend _trend;
    private readonly double _dispersion;
    private readonly (int Days, double Spread)[] _spreads;

    private Forecaster(List<DayCounts> days)
    {
        _last = days[^1].Date;
        _shapes = new DayShapes(days);
        var totals = days.ConvertAll(d => (DayKind.Of(d), _shapes.Total(d)));
        _factors = new WeekFactors(totals);
        var usual = days.Where((_, i) => !_factors.Unusual[i]).ToList();
        _shapes = new DayShapes(usual);
        var plain = totals.Select((t, i) => _factors.Unusual[i] || t.Item2 is not { } total || _factors[t.Item1] <= 0 ? (double?)null : total / _factors[t.Item1]).ToList();
        _trend = DampedTrend.Fit(plain);
        _spreads = [.. new[] { 1, 7, 14, 28 }.Select(ahead => (ahead, Spread(plain, ahead)))];
        for (var i = 1; i < _spreads.Length; i++) _spreads[i].Spread = Math.Max(_spreads[i].Spread, _spreads[i - 1].Spread);
        _dispersion = Dispersion(usual);
        Unusual = [.. days.Where((_, i) => _factors.Unusual[i]).Select(d => d.Date)];
        KnowsHolidays = _factors.Seen[DayKind.Holiday] > 0;
    }

    /// <summary>Days that were so far from the usual that they were set aside.</summary>
    public IReadOnlyList<DateOnly> Unusual { get; }

    /// <summary>Whether any holiday was seen; without, one is taken to be like the quietest weekday.</summary>
    public bool KnowsHolidays { get; }

    /// <summary>Learns from history, in any order, dates at most once; days between that are missing are gaps. Null when fewer than <see cref="FewestDays"/> were counted: nothing can be said. O(days × 96).</summary>
    /// <exception cref="ArgumentException">A date comes twice, a day has not 96 quarter-hours, or a count is negative or no number.</exception>
    public static Forecaster? Fit(IReadOnlyList<DayCounts> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        foreach (var day in history)
        {
            if (day.Quarters.Count != DayCounts.Slots) throw new ArgumentException($"{day.Date:O} has {day.Quarters.Count} quarter-hours, not {DayCounts.Slots}.", nameof(history));
            if (day.Quarters.Any(q => !(q is null or (>= 0 and <= 1e9)))) throw new ArgumentException($"{day.Date:O} has a count that is none.", nameof(history));
        }

        var days = history.OrderBy(d => d.Date).ToList();
        if (days.Zip(days.Skip(1)).FirstOrDefault(p => p.First.Date == p.Second.Date).First is { } twice) throw new ArgumentException($"{twice.Date:O} comes twice.", nameof(history));
        if (days.Count(d => d.Quarters.Any(q => q is not null)) < FewestDays) return null;
        return new Forecaster(Filled(days));
    }

    /// <summary>What is expected of a day after the last one learnt from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not after it, or more than <see cref="MostDays"/> later.</exception>
    /// <param name="date">The day.</param>
    /// <param name="isHoliday">Whether it is a holiday.</param>
    /// <param name="like">The weekday it will be like, for a weekend that is worked; null: its own.</param>
    public ForecastDay For(DateOnly date, bool isHoliday = false, DayOfWeek? like = null)
    {
        var ahead = date.DayNumber - _last.DayNumber;
        if (ahead is < 1 or > MostDays) throw new ArgumentOutOfRangeException(nameof(date), date, $"A day after {_last:O} is needed, at most {MostDays} later.");
        var kind = DayKind.Of(date, isHoliday, like);
        var total = _trend.After(ahead) * _factors[kind];
        var spread = SpreadAfter(ahead);
        return new ForecastDay(date, Between(total, spread), [.. Enumerable.Range(0, DayCounts.Slots).Select(i => Between(total * _shapes[kind, i], spread))]);
    }

    // Missing dates become days that nobody counted.
    private static List<DayCounts> Filled(List<DayCounts> days)
    {
        var filled = new List<DayCounts>();
        var nothing = new double?[DayCounts.Slots];
        var first = DateOnly.FromDayNumber(Math.Max(days[0].Date.DayNumber, days[^1].Date.DayNumber - MostDays + 1));
        var known = days.ToDictionary(d => d.Date);
        for (var date = first; date <= days[^1].Date; date = date.AddDays(1)) filled.Add(known.GetValueOrDefault(date) ?? new DayCounts(date, nothing));
        return filled;
    }

    // How far days were from what would have been told before, beyond the chance that counts have anyway.
    private double Spread(List<double?> plain, int ahead)
    {
        var errors = _trend.Errors(plain, ahead).ToList();
        if (errors.Count < 5) return 0.15;
        var middle = DampedTrend.Median(plain.OfType<double>());
        var spread = 1.4826 * DampedTrend.Median(errors.Select(Math.Abs));
        return Math.Sqrt(Math.Max(0.0001, spread * spread - 1 / Math.Max(1, middle)));
    }

    private double SpreadAfter(int ahead)
    {
        var (days, spread) = _spreads.LastOrDefault(s => s.Days <= ahead, _spreads[0]);
        // Beyond what was tried, errors grow like the root of time.
        return days == _spreads[^1].Days ? spread * Math.Sqrt((double)ahead / days) : spread;
    }

    // Variance by mean of quarter-hours about their share of the day that came: 1 for pure chance, more where contacts come in waves.
    private double Dispersion(List<DayCounts> days)
    {
        double sum = 0, count = 0;
        foreach (var day in days)
        {
            if (_shapes.Total(day) is not { } total) continue;
            for (var i = 0; i < DayCounts.Slots; i++)
            {
                var expected = total * _shapes[DayKind.Of(day), i];
                if (expected < 0.5 || day.Quarters[i] is not { } seen) continue;
                sum += (seen - expected) * (seen - expected) / expected;
                count++;
            }
        }

        return count == 0 ? 1 : Math.Clamp(sum / count, 1, 20);
    }

    // Gamma with that mean and variance; quantiles by E. B. Wilson and M. M. Hilferty (1931), outwards to whole contacts.
    private ForecastQuarter Between(double mean, double spread)
    {
        if (mean <= 0) return new ForecastQuarter(0, 0, 0);
        var variance = _dispersion * mean + spread * spread * mean * mean;
        var shape = mean * mean / variance;
        double At(double z) => mean * Math.Pow(Math.Max(0, 1 - 1 / (9 * shape) + z / (3 * Math.Sqrt(shape))), 3);
        return new ForecastQuarter(mean, Math.Floor(At(-Tail)), Math.Ceiling(At(Tail)));
    }
}
