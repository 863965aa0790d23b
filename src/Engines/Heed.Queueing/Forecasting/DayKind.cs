namespace Heed.Queueing.Forecasting;

/// <summary>Seven weekdays and the holiday, by number.</summary>
internal static class DayKind
{
    public const int Holiday = 7, Count = 8;

    public static int Of(DayCounts day) => Of(day.Date, day.IsHoliday, day.Like);

    public static int Of(DateOnly date, bool isHoliday, DayOfWeek? like) => isHoliday ? Holiday : (int)(like ?? date.DayOfWeek);
}
