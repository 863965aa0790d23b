namespace Heed.Routing.Assignment;

/// <summary>Where a piece of work stands. The numbers are stored.</summary>
internal enum Standing
{
    /// <summary>Nobody has it.</summary>
    Waiting = 0,

    /// <summary>One agent is asked and has not answered yet.</summary>
    Offered = 1,

    /// <summary>One agent has it.</summary>
    Held = 2,

    /// <summary>Its customer went away while waiting; it comes back with its place.</summary>
    Left = 3,

    /// <summary>It waits for nobody any more. The row stays for a while, for the question why.</summary>
    Done = 4,
}
