using Heed.Queueing.Matching;

namespace Heed.Routing.Public;

/// <summary>How a queue is served. Kept as JSON: what is added later needs a default.</summary>
public sealed record QueueTerms
{
    /// <summary>Teams that serve it from the beginning; none named means everybody.</summary>
    public IReadOnlyList<Guid> TeamIds { get; init; } = [];

    /// <summary>Who of several free agents is asked first.</summary>
    public AgentOrder Order { get; init; }

    /// <summary>How long an agent has to accept, in seconds; 0 hands over at once.</summary>
    public int AcceptSeconds { get; init; }

    /// <summary>How the circle of agents widens with waiting.</summary>
    public IReadOnlyList<QueueRing> Rings { get; init; } = [];

    /// <summary>How long before a promise is due its work moves ahead, in seconds.</summary>
    public int RiskSeconds { get; init; } = 300;

    /// <summary>By how many minutes it then moves ahead; 0 switches it off.</summary>
    public int RiskMinutes { get; init; } = 30;

    /// <summary>The largest part of recent hand-overs, in percent, while other queues wait for the same people; null sets none.</summary>
    public int? SharePercent { get; init; }

    /// <summary>An agent who has not answered for so long gives the conversation back, in seconds; 0 switches it off.</summary>
    public int SilentSeconds { get; init; }

    /// <summary>A wait of so many seconds raises the alarm; 0 switches it off.</summary>
    public int AlarmSeconds { get; init; }

    /// <summary>Whether the bot answers in the meantime when the alarm is raised.</summary>
    public bool AlarmPreAnswers { get; init; }

    /// <summary>Service level: within so many seconds …</summary>
    public int TargetSeconds { get; init; } = 60;

    /// <summary>… so many percent of the customers are served.</summary>
    public int TargetPercent { get; init; } = 80;

    /// <summary>A visitor who is away for so many seconds counts as gone; 0 never.</summary>
    public int AbandonSeconds { get; init; } = 60;

    /// <summary>Whether those who wait are offered a call back.</summary>
    public bool CallBack { get; init; }

    /// <summary>An expected (or past) wait of so many seconds offers the call back.</summary>
    public int CallBackAfterSeconds { get; init; } = 120;

    /// <summary>Calls without an answer after which it ends.</summary>
    public int CallBackAttempts { get; init; } = 3;

    /// <summary>Time between two calls, in minutes.</summary>
    public int CallBackMinutes { get; init; } = 15;

    /// <summary>When people ring back; only where <see cref="CallBack"/> is on. Empty means as soon as it is their turn.</summary>
    public IReadOnlyList<CallBackSlot> CallBackSlots { get; init; } = [];
}
