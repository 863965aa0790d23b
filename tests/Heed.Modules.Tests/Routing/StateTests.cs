using Heed.Routing.Breaks;
using Heed.Routing.Presence;
using Heed.Routing.Public;

namespace Heed.Modules.Tests.Routing;

public sealed class StateTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Changes_become_spans_without_gaps_cut_to_the_time_asked_for()
    {
        var (an, bo) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var changes = new[]
        {
            Change(an, PresenceState.Online, -30), Change(an, PresenceState.Break, 15), Change(an, PresenceState.Online, 15), Change(an, PresenceState.Away, 40), Change(bo, PresenceState.Busy, 50),
        };
        Assert.Equal(
            [(an, PresenceState.Online, 0, 15), (an, PresenceState.Online, 15, 40), (an, PresenceState.Away, 40, 60), (bo, PresenceState.Busy, 50, 60)],
            StateHistory.Pair(changes, Nine).Select(s => (s.Person, s.State, (int)(s.From - Nine).TotalMinutes, (int)(s.To - Nine).TotalMinutes)));
        Assert.Empty(StateHistory.Pair([], Nine));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-01T16:00Z", "2026-03-01T16:00Z")]
    [InlineData("Asia/Shanghai", "2026-03-02T15:59Z", "2026-03-01T16:00Z")]
    // Clocks go forward over midnight in Santiago: the day begins at one.
    [InlineData("America/Santiago", "2026-09-06T12:00Z", "2026-09-06T04:00Z")]
    // They go back over midnight in Havana: the first of the two is the beginning.
    [InlineData("America/Havana", "2026-11-01T12:00Z", "2026-11-01T04:00Z")]
    public void The_day_of_calm_breaks_begins_at_the_workspaces_midnight(string zone, string now, string start) =>
        Assert.Equal(DateTimeOffset.Parse(start, null), CalmDay.Start(DateTimeOffset.Parse(now, null), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    private static StateSpan Change(Guid person, PresenceState state, int minute) => new(person, state, null, Nine.AddMinutes(minute), Nine.AddMinutes(60));
}
