namespace Heed.Queueing.Matching;

/// <summary>Why work should go to one agent.</summary>
public enum PreferenceKind
{
    /// <summary>A rule or the customer asks for this agent.</summary>
    Preferred,

    /// <summary>The agent who served this customer last.</summary>
    LastAgent,

    /// <summary>The customer's own agent: nobody else, unless that agent refuses or is removed.</summary>
    Dedicated,
}
