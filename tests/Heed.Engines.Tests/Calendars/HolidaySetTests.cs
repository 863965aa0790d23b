using System.Globalization;
using Heed.Calendars.Importing;

namespace Heed.Engines.Tests.Calendars;

public sealed class HolidaySetTests
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static TheoryData<string> Sets => [.. HolidaySets.All.Select(s => s.Id)];

    [Theory, MemberData(nameof(Sets))]
    public void Every_set_that_comes_with_Heed_is_read_without_a_fault_and_lies_in_its_year(string id)
    {
        var set = HolidaySets.Find(id)!;
        var days = set.Read();
        Assert.Empty(days.Faults);
        Assert.All(days.Days, d => Assert.Equal(set.Year, d.Date.Year));
        // Nobody decrees a worked Tuesday, and what is not announced has no worked weekends.
        Assert.All(days.Days.Where(d => d.Kind == ImportedKind.Worked), d => Assert.True(set.IsAnnounced && d.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    [Theory]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    [InlineData(2027, 13, 0)]
    public void The_years_have_as_many_free_and_worked_days_as_were_decreed(int year, int free, int worked)
    {
        var days = HolidaySets.Find($"cn-{year}")!.Read().Days;
        Assert.Equal((free, worked), (days.Count(d => d.Kind == ImportedKind.Free), days.Count(d => d.Kind == ImportedKind.Worked)));
    }

    [Theory, MemberData(nameof(Sets))]
    public void The_days_that_the_law_fixes_by_the_moon_are_free(string id)
    {
        var set = HolidaySets.Find(id)!;
        var free = set.Read().Days.Where(d => d.Kind == ImportedKind.Free).ToLookup(d => d.Date, d => d.Name);
        var newYear = DateOnly.FromDateTime(Lunar.ToDateTime(set.Year, 1, 1, 0, 0, 0, 0));
        foreach (var day in Enumerable.Range(-1, 4)) Assert.Contains("春节", free[newYear.AddDays(day)]);
        Assert.Contains(free[Moon(set.Year, 5, 5)], n => n.Contains("端午节", StringComparison.Ordinal));
        Assert.Contains(free[Moon(set.Year, 8, 15)], n => n.Contains("中秋节", StringComparison.Ordinal));
    }

    // A leap month moves the numbers of the months after it.
    private static DateOnly Moon(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && leap <= month ? month + 1 : month, day, 0, 0, 0, 0));
    }
}
