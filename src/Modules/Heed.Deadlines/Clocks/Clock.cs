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

    /// <summary>The same figures in an object of its own.</summary>
    public Clock Copy() => (Clock)MemberwiseClone();

    /// <summary>Whether every figure is the other's.</summary>
    public bool IsAs(Clock other) =>
        (Kind, Policy, TargetMinutes, WarnPercent, StartedAt, Used, RunningSince) == (other.Kind, other.Policy, other.TargetMinutes, other.WarnPercent, other.StartedAt, other.Used, other.RunningSince)
        && (DueAt, WarnAt, State, BrokenAt, StoppedAt, Steps) == (other.DueAt, other.WarnAt, other.State, other.BrokenAt, other.StoppedAt, other.Steps);

    /// <summary>Begins anew, for the customer's next message.</summary>
    public void Restart(DateTimeOffset at) =>
        (StartedAt, Used, RunningSince, State, BrokenAt, StoppedAt, Steps) = (at, 0, at, ClockState.Running, null, null, 0);

    /// <summary>Takes a policy's figures and works out when it is due; a stopped clock keeps what it had.</summary>
    public void Aim(Guid policy, int targetMinutes, int warnPercent, WorkCalendar hours)
    {
        if (!IsActive) return;
        (Policy, TargetMinutes, WarnPercent) = (policy, targetMinutes, warnPercent);
        (DueAt, WarnAt) = (null, null);
        if (RunningSince is not { } since) return;
        var used = TimeSpan.FromMicroseconds(Used);
        // To go on after a pause gives no new promise to one that was broken before it.
        DueAt = BrokenAt is { } broken && used >= Target ? broken : hours.AddWorkingTime(since, Positive(Target - used));
        WarnAt = hours.AddWorkingTime(since, Positive((Target * warnPercent / 100) - used)) ?? DueAt;
        if (WarnAt > DueAt) WarnAt = DueAt;
    }

    public void Pause(DateTimeOffset at, WorkCalendar hours)
    {
        if (State != ClockState.Running) return;
        var used = UsedAt(at, hours);
        // No timer comes while it stands still: what is broken by now is told here.
        if (used > Target) BrokenAt ??= DueAt;
        Used = Micros(used);
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
