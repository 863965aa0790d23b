namespace Heed.Queueing.Matching;

/// <summary>What becomes of work.</summary>
public enum WorkState
{
    /// <summary>Nobody has it.</summary>
    Waiting,

    /// <summary>One agent is asked and has not answered yet; it counts as their load.</summary>
    Offered,

    /// <summary>One agent has it.</summary>
    Held,
}
