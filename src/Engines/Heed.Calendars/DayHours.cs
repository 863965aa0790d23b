namespace Heed.Calendars;

/// <summary>The open spans of one date, sorted and apart from each other, in ticks since its midnight on the wall clock (0 to one day).</summary>
internal sealed class DayHours
{
    public static readonly DayHours Closed = new([]);

    private DayHours((long From, long To)[] spans)
    {
        Spans = spans;
        Total = spans.Sum(s => s.To - s.From);
    }

    public (long From, long To)[] Spans { get; }

    /// <summary>Length of all spans together, on a day on which the clock is not changed.</summary>
    public long Total { get; }

    /// <summary>Hours of a date: its own slots as far as midnight and, where given, what runs in from the slots of the evening before.</summary>
    public static DayHours Of(IEnumerable<DaySlot> own, IEnumerable<DaySlot> before)
    {
        var merged = new List<(long From, long To)>();
        foreach (var span in own.Select(Own).Concat(before.Where(RunsOn).Select(RunIn)).Order())
        {
            if (merged.Count > 0 && span.From <= merged[^1].To)
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, span.To));
            else
                merged.Add(span);
        }
        return merged.Count == 0 ? Closed : new DayHours([.. merged]);
    }

    private static bool RunsOn(DaySlot slot) => slot.To <= slot.From && slot.To > TimeOnly.MinValue;

    private static (long From, long To) Own(DaySlot slot) =>
        (slot.From.Ticks, slot.To <= slot.From ? TimeSpan.TicksPerDay : slot.To.Ticks);

    private static (long From, long To) RunIn(DaySlot slot) => (0, slot.To.Ticks);
}
