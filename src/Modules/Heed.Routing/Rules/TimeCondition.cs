using System.Globalization;

namespace Heed.Routing.Rules;

/// <summary>Conditions about the instant itself, in the time zone of the workspace. Conversations cannot answer them: a dry run asks about last week.</summary>
internal static class TimeCondition
{
    internal const string Weekday = "weekday", TimeOfDay = "timeOfDay", Calendar = "calendar";

    internal static bool Is(RuleCondition condition) => condition.Field is Weekday or TimeOfDay or Calendar;

    /// <summary>What is wrong with it; null for nothing.</summary>
    internal static string? Problem(RuleCondition condition) => condition.Field switch
    {
        Weekday when condition.Operator is not ("in" or "notIn") => "One of the operators in, notIn.",
        Weekday => condition.Texts() is { Count: > 0 } days && days.All(d => d.Length == 1 && d[0] is >= '0' and <= '6') ? null : "Days of the week, 0 (Sunday) to 6.",
        TimeOfDay when condition.Operator is not ("between" or "notBetween") => "One of the operators between, notBetween.",
        TimeOfDay => Span(condition) is not null ? null : "Two times such as 09:00 and 18:00.",
        _ when condition.Operator is not ("in" or "notIn") => "One of the operators in, notIn.",
        _ => condition.Texts() is { Count: > 0 } ids && ids.All(id => Guid.TryParse(id, out _)) ? null : "Calendars.",
    };

    /// <summary>Whether it holds at that local time.</summary>
    /// <param name="isOpen">Whether a calendar is open then.</param>
    internal static bool Holds(RuleCondition condition, DateTime local, Func<Guid, bool> isOpen) => condition.Field switch
    {
        Weekday => (condition.Operator == "in") == condition.Texts().Contains(((int)local.DayOfWeek).ToString(CultureInfo.InvariantCulture)),
        TimeOfDay => Span(condition) is { } span && (condition.Operator == "between") == Within(span, (local.Hour * 60) + local.Minute),
        _ => (condition.Operator == "in") == condition.Texts().Any(id => Guid.TryParse(id, out var calendar) && isOpen(calendar)),
    };

    /// <summary>Minutes of the day in which it holds.</summary>
    internal static bool[] Minutes(RuleCondition condition) =>
        [.. Enumerable.Range(0, 1440).Select(m => Span(condition) is { } span && (condition.Operator == "between") == Within(span, m))];

    private static bool Within((int From, int To) span, int minute) =>
        span.From < span.To ? minute >= span.From && minute < span.To : minute >= span.From || minute < span.To;

    private static (int From, int To)? Span(RuleCondition condition) =>
        condition.Texts() is [var from, var to] && Minute(from) is { } start && Minute(to) is { } end && start != end ? (start, end) : null;

    private static int? Minute(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;
}
