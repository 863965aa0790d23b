using Heed.Calendars;
using Heed.Deadlines.Public;

namespace Heed.Deadlines.Clocks;

/// <summary>
/// One promise about one conversation: how much working time it has used, and when it must be kept. All arithmetic is here
/// and pure; instants and calendar come from outside.
/// </summary>
internal sealed class Clock
{
    public WorkspaceId Workspace { get; set; }

    public Guid Conversation { get; set; }

    public DeadlineKind Kind { get; set; }

    public Guid Policy { get; set; }

    public int TargetMinutes { get; set; }

    public int WarnPercent { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Working time used before <see cref="RunningSince"/>, in microseconds.</summary>
    public long Used { get; set; }

    public DateTimeOffset? RunningSince { get; set; }

    /// <summary>When it must be kept; null while it stands still, and when the calendar has no such instant.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? WarnAt { get; set; }

    public ClockState State { get; set; }

    public DateTimeOffset? BrokenAt { get; set; }

    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>Steps of the policy that were taken, one bit each.</summary>
    public long Steps { get; set; }

    public bool IsActive => State is ClockState.Running or ClockState.Paused;

    private TimeSpan Target => TimeSpan.FromMinutes(TargetMinutes);

    /// <summary>A clock that runs from an instant on.</summary>
    public static Clock Start(WorkspaceId workspace, Guid conversation, DeadlineKind kind, DateTimeOffset at) =>
        new() { Workspace = workspace, Conversation = conversation, Kind = kind, StartedAt = at, RunningSince = at, State = ClockState.Running };

    /// <summary>Begins anew, for the customer's next message.</summary>
    public void Restart(DateTimeOffset at) =>
        (StartedAt, Used, RunningSince, State, BrokenAt, StoppedAt, Steps) = (at, 0, at, ClockState.Running, null, null, 0);

    /// <summary>Takes a policy's figures and works out when it is due; a stopped clock keeps what it had.</summary>
    public void Aim(Guid policy, int targetMinutes, int warnPercent, WorkCalendar hours)
    {
        if (!IsActive) return;
        (Policy, TargetMinutes, WarnPercent) = (policy, targetMinutes, warnPercent);
        var (used, since) = (TimeSpan.FromMicroseconds(Used), RunningSince);
        DueAt = since is { } from ? hours.AddWorkingTime(from, Positive(Target - used)) : null;
        WarnAt = since is { } begin ? hours.AddWorkingTime(begin, Positive((Target * warnPercent / 100) - used)) ?? DueAt : null;
    }

    public void Pause(DateTimeOffset at, WorkCalendar hours)
    {
        if (State != ClockState.Running) return;
        Used = Micros(UsedAt(at, hours));
        (State, RunningSince, DueAt, WarnAt) = (ClockState.Paused, null, null, null);
    }

    /// <summary>Goes on; call <see cref="Aim"/> afterwards.</summary>
    public void Resume(DateTimeOffset at)
    {
        if (State == ClockState.Running) return;
        (State, RunningSince, StoppedAt) = (ClockState.Running, at, null);
    }

    /// <summary>What was promised is done.</summary>
    public void Stop(DateTimeOffset at, WorkCalendar hours)
    {
        if (!IsActive) return;
        var used = UsedAt(at, hours);
        var late = BrokenAt is not null || used > Target;
        if (late) BrokenAt ??= DueAt ?? at;
        (Used, RunningSince, StoppedAt, WarnAt) = (Micros(used), null, at, null);
        State = late ? ClockState.Late : ClockState.Kept;
    }

    /// <summary>Working time used up to an instant.</summary>
    public TimeSpan UsedAt(DateTimeOffset at, WorkCalendar hours) =>
        TimeSpan.FromMicroseconds(Used) + (RunningSince is { } since ? Positive(hours.WorkingTimeBetween(since, at)) : TimeSpan.Zero);

    /// <summary>Working time left; negative once the promise is broken.</summary>
    public TimeSpan LeftAt(DateTimeOffset at, WorkCalendar hours) => Target - UsedAt(at, hours);

    private static TimeSpan Positive(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;

    private static long Micros(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
