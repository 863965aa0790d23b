namespace Heed.Deadlines.Clocks;

/// <summary>What a clock does. The numbers are stored.</summary>
internal enum ClockState
{
    Running = 0,

    /// <summary>It stands still: the customer is waited for, the bot has it, it is put off.</summary>
    Paused = 1,

    /// <summary>Done in time.</summary>
    Kept = 2,

    /// <summary>Done too late.</summary>
    Late = 3,
}
