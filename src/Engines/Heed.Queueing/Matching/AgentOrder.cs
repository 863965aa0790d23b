namespace Heed.Queueing.Matching;

/// <summary>Who of several free agents gets the work.</summary>
public enum AgentOrder
{
    /// <summary>Who has waited longest since they became available, were last handed work or last finished some.</summary>
    LongestIdle,

    /// <summary>Who has the smallest part of their capacity in use; among equals who is idle longest.</summary>
    LeastLoaded,
}
