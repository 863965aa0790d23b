namespace Heed.Routing.Breaks;

/// <summary>How a break stands. The first three are open; a person has at most one open break.</summary>
internal enum BreakState
{
    /// <summary>Nobody has decided yet.</summary>
    Asked = 0,

    /// <summary>Granted, for later.</summary>
    Planned = 1,

    Running = 2,
    Ended = 3,
    Refused = 4,

    /// <summary>The agent no longer wants it.</summary>
    Withdrawn = 5,

    /// <summary>Nobody decided in time, or the agent was not there when it was to begin.</summary>
    Lapsed = 6,
}
