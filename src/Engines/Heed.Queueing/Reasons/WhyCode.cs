namespace Heed.Queueing.Reasons;

/// <summary>Why a decision was taken; texts are the caller's.</summary>
public enum WhyCode
{
    /// <summary>The agent was the only one free who may take it.</summary>
    OnlyOne,

    /// <summary>Of those free the agent had been idle longest.</summary>
    LongestIdle,

    /// <summary>Of those free the agent had the smallest load.</summary>
    LeastLoaded,

    /// <summary>The agent had room again, and this was first among what they may take.</summary>
    FirstInLine,

    /// <summary>The agent is the preferred one.</summary>
    Preferred,

    /// <summary>The agent served this customer last.</summary>
    LastAgent,

    /// <summary>The customer's own agent.</summary>
    Dedicated,

    /// <summary>The agent accepted.</summary>
    Accepted,

    /// <summary>Somebody took it or gave it to the agent by hand.</summary>
    ByHand,

    /// <summary>The agent declined.</summary>
    Declined,

    /// <summary>The agent did not answer the offer in time.</summary>
    TimedOut,

    /// <summary>The agent went away or lost the connection.</summary>
    AgentGone,

    /// <summary>The agent had it and stayed silent.</summary>
    AgentSilent,

    /// <summary>It was put back by hand or by a rule.</summary>
    PutBack,

    /// <summary>It was handed on to another line or with other needs.</summary>
    HandedOn,

    /// <summary>It has waited long enough for the next ring.</summary>
    WaitedLong,

    /// <summary>The time for the preferred agent is over.</summary>
    WindowOver,

    /// <summary>The preferred agent is not available or refused.</summary>
    PreferredAway,

    /// <summary>Its deadline is near.</summary>
    DeadlineNear,
}
