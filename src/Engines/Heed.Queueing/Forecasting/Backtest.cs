namespace Heed.Queueing.Forecasting;

/// <summary>Tries the forecast on history: learns up to a day, tells the days after, compares, and moves on.</summary>
public static class Backtest
{
    /// <summary>Several rounds over the end of the history. Null when too little is known for one round. O(rounds × days × 96).</summary>
    /// <param name="history">What came.</param>
    /// <param name="daysAhead">Days told in each round, 1 to 56.</param>
    /// <param name="rounds">How many rounds, 1 to 52.</param>
    public static BacktestFigures? Of(IReadOnlyList<DayCounts> history, int daysAhead = 14, int rounds = 4)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(daysAhead, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(daysAhead, 56);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, 52);
        var days = history.OrderBy(d => d.Date).ToList();
        var sums = new Sums();
        for (var round = rounds; round > 0; round--)
        {
            if (days.Count == 0) break;
            var end = days[^1].Date.AddDays(-round * daysAhead);
            var known = days.Where(d => d.Date <= end).ToList();
            if (Forecaster.Fit(known) is not { } forecaster) continue;
            foreach (var day in days.Where(d => d.Date > known[^1].Date && d.Date <= end.AddDays(daysAhead) && d.Quarters.All(q => q is not null)))
            {
                var naive = known.LastOrDefault(d => d.Date.DayOfWeek == day.Date.DayOfWeek && d.Quarters.All(q => q is not null));
                sums.Add(day, forecaster.For(day.Date, day.IsHoliday, day.Like), naive);
            }
        }

        return sums.Read();
    }

    private sealed class Sums
    {
        private int _days;
        private double _contacts, _naiveContacts, _day, _quarter, _naive, _inside, _open;

        public void Add(DayCounts day, ForecastDay told, DayCounts? naive)
        {
            var total = day.Quarters.Sum(q => q!.Value);
            _days++;
            _contacts += total;
            _day += Math.Abs(total - told.Total.Expected);
            if (naive is not null)
            {
                _naiveContacts += total;
                _naive += Math.Abs(total - naive.Quarters.Sum(q => q!.Value));
            }

            for (var i = 0; i < DayCounts.Slots; i++)
            {
                var (seen, quarter) = (day.Quarters[i]!.Value, told.Quarters[i]);
                _quarter += Math.Abs(seen - quarter.Expected);
                // Hours in which nobody ever comes would flatter.
                if (quarter.Expected < 0.5) continue;
                _open++;
                if (seen >= quarter.Low && seen <= quarter.High) _inside++;
            }
        }

        public BacktestFigures? Read() => _days == 0 || _contacts <= 0 || _open <= 0 ? null
            : new BacktestFigures(_days, _day / _contacts, _quarter / _contacts, _naiveContacts > 0 ? _naive / _naiveContacts : double.NaN, _inside / _open);
    }
}
