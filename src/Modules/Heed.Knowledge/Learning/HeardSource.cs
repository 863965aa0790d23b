namespace Heed.Knowledge.Learning;

/// <summary>How it came to be known what customers' words mean. The numbers are stored.</summary>
internal enum HeardSource
{
    /// <summary>Found in a solved conversation.</summary>
    Mined = 0,

    /// <summary>The customer said that the entry solved it.</summary>
    Solved = 1,

    /// <summary>An agent sent the entry as it was proposed.</summary>
    Sent = 2,
}
