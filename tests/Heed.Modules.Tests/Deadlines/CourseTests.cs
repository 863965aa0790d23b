using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Clocks;
using Heed.Deadlines.Policies;
using Heed.Kernel;

namespace Heed.Modules.Tests.Deadlines;

public sealed class CourseTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly KnownPolicy Policy = new(Guid.CreateVersion7(), 1, "All", "{}", new PolicyTerms { FirstResponse = 30, Resolution = 480, Hours = PolicyHours.Always, PauseWhileWaiting = true, WarnPercent = 75 });

    [Fact]
    public void An_event_that_changes_nothing_changes_no_clock()
    {
        var clocks = After([], StatusCategory.Open, 0, ThreadNews.Began).Clocks;
        foreach (var news in new[] { ThreadNews.Looked, ThreadNews.CustomerWrote, ThreadNews.BotAnswered, ThreadNews.Began })
        {
            var course = After(clocks, StatusCategory.Open, 5, news);
            Assert.Empty(course.Changed);
            Assert.Empty(course.Stopped);
        }
    }

    [Fact]
    public void What_is_late_when_it_is_put_to_rest_is_told_then()
    {
        var clocks = After([], StatusCategory.Open, 0, ThreadNews.Began).Clocks;
        Assert.Equal([Began.AddMinutes(30)], After(clocks, StatusCategory.Waiting, 45, ThreadNews.Looked).Broken.Select(c => c.BrokenAt!.Value));
        Assert.Empty(After(clocks, StatusCategory.Waiting, 15, ThreadNews.Looked).Broken);
    }

    [Fact]
    public void An_event_followed_after_the_conversation_was_resolved_wakes_no_clock_that_rests()
    {
        var running = After([], StatusCategory.Open, 0, ThreadNews.Began).Clocks;
        var resting = After(running, StatusCategory.Waiting, 10, ThreadNews.Looked).Clocks;
        var behind = After(resting, StatusCategory.Resolved, 11, ThreadNews.Looked);
        Assert.All(behind.Clocks, c => Assert.Equal(ClockState.Paused, c.State));
        var ended = After(behind.Clocks, StatusCategory.Resolved, 6_000, ThreadNews.Resolved);
        Assert.All(ended.Stopped, c => Assert.Equal((ClockState.Kept, TimeSpan.FromMinutes(10)), (c.State, TimeSpan.FromMicroseconds(c.Used))));
        Assert.Equal(2, ended.Stopped.Count);
    }

    private static Course After(IEnumerable<Clock> clocks, StatusCategory category, int minutes, ThreadNews news) => Course.Of(
        clocks, Policy,
        new ConversationState(
            new WorkspaceId(1), Guid.Empty, Guid.Empty, Guid.Empty, "web", Guid.Empty, Guid.Empty, category, Priority.Normal, Handler.Queue, null, null, [], Began, Began, null, false, false, false, true),
        WorkCalendar.Always, Began.AddMinutes(minutes), news);
}
