using Heed.Metrics.Asking;
using Heed.Metrics.Definitions;
using Heed.Metrics.Folding;
using Heed.Routing.Public;

namespace Heed.Modules.Tests.Metrics;

public sealed class StaffedTimeTests
{
    private static readonly Guid Mia = Guid.CreateVersion7(), Tom = Guid.CreateVersion7();
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    // Midnight in Shanghai.
    private static readonly DateTimeOffset Midnight = new(2026, 11, 21, 16, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(PresenceState.Online, 60)]
    [InlineData(PresenceState.Busy, 60)]
    [InlineData(PresenceState.Break, 0)]
    [InlineData(PresenceState.Away, 0)]
    [InlineData(PresenceState.Offline, 0)]
    public void Only_who_is_there_to_work_is_staffed(PresenceState state, int minutes) =>
        Assert.Equal(minutes * 60_000L, StaffedTime.Days([Span(Mia, state, 60, 120)], Shanghai).Values.Sum());

    [Fact]
    public void Time_over_midnight_belongs_to_both_days_and_to_each_person_alone()
    {
        var days = StaffedTime.Days([Span(Mia, PresenceState.Online, -30, 45), Span(Mia, PresenceState.Break, 45, 60), Span(Mia, PresenceState.Busy, 60, 70), Span(Tom, PresenceState.Online, 0, 5)], Shanghai);
        var (before, after) = (new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 22));
        Assert.Equal(
            new Dictionary<(DateOnly, Guid), long> { [(before, Mia)] = 30 * 60_000, [(after, Mia)] = 55 * 60_000, [(after, Tom)] = 5 * 60_000 }.OrderBy(d => d.Key), days.OrderBy(d => d.Key));
    }

    [Fact]
    public void Occupancy_is_work_over_presence_nothing_handled_is_none_and_without_presence_there_is_no_figure()
    {
        var occupancy = MetricList.Find("occupancy")!;
        var tally = new Tally();
        tally.Add(FactKind.Handle, Marks.None, 9, 900_000, 900_000, null, null);
        Assert.Null(occupancy.Figure(tally));
        tally.Add(FactKind.Staffed, Marks.None, 1, 600_000, 600_000, null, null);
        Assert.Equal((0L, 0.0), (occupancy.Figure(tally)!.Count, occupancy.Figure(tally)!.Value));
        tally.Add(FactKind.Occupied, Marks.None, 3, 150_000, 150_000, null, null);
        Assert.Equal((3L, 0.25), (occupancy.Figure(tally)!.Count, occupancy.Figure(tally)!.Value));
    }

    private static StateSpan Span(Guid person, PresenceState state, int from, int to) => new(person, state, null, Midnight.AddMinutes(from), Midnight.AddMinutes(to));
}
