namespace Heed.Mail;

/// <summary>What of a date has been found so far.</summary>
internal sealed class DateParts
{
    public int? Year { get; set; }

    public int YearDigits { get; set; }

    public int? Month { get; set; }

    public int? Day { get; set; }

    public int? Hour { get; set; }

    public int Minute { get; set; }

    public int Second { get; set; }

    /// <summary>Minutes east of UTC.</summary>
    public int? Offset { get; set; }

    /// <summary>The instant, or null when day, month or year are missing or impossible. A time that is missing is midnight, a leap second the second before it.</summary>
    public DateTimeOffset? Instant()
    {
        if (Year is not { } year || Month is not (>= 1 and <= 12) || Day is not { } day) return null;
        if (YearDigits == 2) year += year < 70 ? 2000 : 1900;
        else if (YearDigits == 3) year += 1900;
        if (year is < 1900 or > 9998 || day < 1 || day > DateTime.DaysInMonth(year, Month.Value)) return null;
        var hour = Hour ?? 0;
        var nextDay = hour == 24;
        if (hour > 24 || Minute > 59 || Second > 61) return null;
        var time = new DateTimeOffset(year, Month.Value, day, nextDay ? 0 : hour, Minute, Math.Min(Second, 59), TimeSpan.FromMinutes(Offset ?? 0));
        return nextDay ? time.AddDays(1) : time;
    }
}
