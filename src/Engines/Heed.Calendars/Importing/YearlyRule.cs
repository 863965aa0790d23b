using System.Globalization;

namespace Heed.Calendars.Importing;

/// <summary>
/// RRULE with FREQ=YEARLY (RFC 5545 section 3.3.10): INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY. Everything else is refused by name rather than
/// half understood.
/// </summary>
internal sealed class YearlyRule
{
    private const int MostParts = 64;
    private readonly List<int> _months = [];
    private readonly List<int> _monthDays = [];
    private readonly List<(int Ordinal, DayOfWeek Day)> _days = [];
    private int _interval = 1;
    private int? _count;
    private ICalMoment? _until;

    /// <summary>The rule, or the part that is not understood.</summary>
    public static (YearlyRule? Rule, string Refused) Read(string value)
    {
        var rule = new YearlyRule();
        var yearly = false;
        foreach (var part in value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var (name, text) = at < 0 ? (part, "") : (part[..at].ToUpperInvariant(), part[(at + 1)..].ToUpperInvariant());
            yearly |= name == "FREQ" && text == "YEARLY";
            if (!rule.Take(name, text)) return (null, part);
        }

        return yearly ? (rule, "") : (null, value);
    }

    /// <summary>The instances from the first one on, as the clock of the event's zone shows them, up to a date. At most 366 a year.</summary>
    public IEnumerable<DateTime> From(DateTime first, TimeZoneInfo zone, DateOnly last)
    {
        var until = _until is { } end ? end.IsDate ? end.Local.AddDays(1).AddTicks(-1) : end.In(zone) : DateTime.MaxValue;
        var left = _count ?? int.MaxValue;
        for (var year = first.Year; year <= last.Year; year += _interval)
        {
            foreach (var date in In(year, first))
            {
                var at = date.ToDateTime(TimeOnly.FromDateTime(first));
                if (at < first) continue;
                if (left-- <= 0 || at > until || date > last) yield break;
                yield return at;
            }
        }
    }

    private bool Take(string name, string text)
    {
        switch (name)
        {
            case "FREQ": return text == "YEARLY";
            // Which day a week begins with matters to weekly rules only.
            case "WKST": return true;
            case "INTERVAL": return Number(text, 1, 100, out _interval);
            case "COUNT":
                var counted = Number(text, 1, 100_000, out var count);
                _count = count;
                return counted;
            case "UNTIL":
                if (!ICalMoment.TryRead(new ICalLine(0, name, text, null, false), out var until, out _)) return false;
                _until = until;
                return true;
            case "BYMONTH": return Each(text, part => Number(part, 1, 12, out var month) && Added(_months, month));
            case "BYMONTHDAY": return Each(text, part => Number(part, -31, 31, out var day) && day != 0 && Added(_monthDays, day));
            case "BYDAY": return Each(text, Weekday);
            default: return false;
        }
    }

    private bool Weekday(string part)
    {
        if (part.Length < 2) return false;
        var day = Array.IndexOf(["SU", "MO", "TU", "WE", "TH", "FR", "SA"], part[^2..]);
        var ordinal = 0;
        if (day < 0 || (part.Length > 2 && (!Number(part[..^2], -53, 53, out ordinal) || ordinal == 0))) return false;
        _days.Add((ordinal, (DayOfWeek)day));
        return true;
    }

    private IEnumerable<DateOnly> In(int year, DateTime first)
    {
        if (_days.Count == 0 && _monthDays.Count == 0)
            return Months(first.Month).Where(m => first.Day <= DateTime.DaysInMonth(year, m)).Select(m => new DateOnly(year, m, first.Day));
        if (_days.Count == 0 || _monthDays.Count > 0)
        {
            var dates = Months(null).SelectMany(m => MonthDays(year, m));
            return _days.Count == 0 ? dates : dates.Where(d => _days.Exists(w => w.Day == d.DayOfWeek));
        }

        var spans = _months.Count > 0
            ? Months(null).Select(m => (From: new DateOnly(year, m, 1), To: new DateOnly(year, m, DateTime.DaysInMonth(year, m))))
            : [(From: new DateOnly(year, 1, 1), To: new DateOnly(year, 12, 31))];
        return spans.SelectMany(s => _days.SelectMany(w => Weekdays(s.From, s.To, w.Ordinal, w.Day))).Distinct().Order();
    }

    private IEnumerable<int> Months(int? otherwise) =>
        _months.Count > 0 ? _months.Distinct().Order() : otherwise is { } month ? [month] : Enumerable.Range(1, 12);

    private IEnumerable<DateOnly> MonthDays(int year, int month)
    {
        var days = DateTime.DaysInMonth(year, month);
        return _monthDays.Select(d => d > 0 ? d : days + 1 + d).Where(d => d >= 1 && d <= days).Distinct().Order().Select(d => new DateOnly(year, month, d));
    }

    // The n-th such weekday of a span, from its end when negative; all of them for 0.
    private static IEnumerable<DateOnly> Weekdays(DateOnly from, DateOnly to, int ordinal, DayOfWeek day)
    {
        var first = from.AddDays(((int)day - (int)from.DayOfWeek + 7) % 7);
        var count = (to.DayNumber - first.DayNumber) / 7 + 1;
        if (ordinal == 0) return Enumerable.Range(0, count).Select(i => first.AddDays(7 * i));
        var index = ordinal > 0 ? ordinal - 1 : count + ordinal;
        return index >= 0 && index < count ? [first.AddDays(7 * index)] : [];
    }

    private static bool Each(string text, Func<string, bool> take)
    {
        var parts = text.Split(',');
        return parts.Length <= MostParts && parts.All(take);
    }

    private static bool Added(List<int> list, int value)
    {
        list.Add(value);
        return true;
    }

    private static bool Number(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
