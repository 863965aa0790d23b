namespace Heed.Floor.Words;

/// <summary>What somebody said to a word of a supervisor. The numbers are stored.</summary>
internal enum FloorReply
{
    /// <summary>A broadcast was read.</summary>
    Read = 0,

    /// <summary>Called in, and coming.</summary>
    Accepted = 1,

    /// <summary>Called in, and not coming.</summary>
    Declined = 2,
}
