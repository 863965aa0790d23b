namespace Heed.Queueing.Matching;

/// <summary>What holds for all lines.</summary>
public sealed record QueueSettings
{
    /// <summary>
    /// The most minutes of advance anything gets. Work that has waited longer than this is not overtaken by anything that comes later and asks for the same.
    /// </summary>
    public double MostBonusMinutes { get; init; } = 60;

    /// <summary>Units of load of each kind, 1 or more; a kind not named weighs 1.</summary>
    public IReadOnlyDictionary<WorkKind, int> Units { get; init; } = DefaultUnits;

    /// <summary>
    /// Minutes waited and given as bonus after which work that is too heavy for the little capacity left is not passed by lighter work any more: the agent is
    /// kept free for it. Without it, mails could keep every agent too full for a chat for ever.
    /// </summary>
    public double HoldAfterMinutes { get; init; } = 10;

    /// <summary>How long, in seconds, somebody who refused, missed or handed on work is not asked for it again.</summary>
    public double RefusalSeconds { get; init; } = 120;

    /// <summary>After how many offers missed in a row an agent gets no more until made available again; 0 never.</summary>
    public int AwayAfterMisses { get; init; } = 1;

    /// <summary>Whether decisions say who else was free (bounded work); a simulation does without.</summary>
    public bool NameOthers { get; init; } = true;

    /// <summary>
    /// What work weighs unless said otherwise: at the desks of a workspace, in the simulator and in the dry run of rules alike. Six chats or mails, two calls or call-backs, or twelve cases fill an agent of 12
    /// units; somebody on the telephone takes half as many chats besides.
    /// </summary>
    public static IReadOnlyDictionary<WorkKind, int> DefaultUnits { get; } = new Dictionary<WorkKind, int>
    {
        [WorkKind.Chat] = 2,
        [WorkKind.Mail] = 2,
        [WorkKind.Call] = 6,
        [WorkKind.CallBack] = 6,
        [WorkKind.Case] = 1,
    };
}
