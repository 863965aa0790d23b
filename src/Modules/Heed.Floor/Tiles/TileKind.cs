namespace Heed.Floor.Tiles;

/// <summary>What a tile shows. The names are stored.</summary>
internal enum TileKind
{
    /// <summary>How many wait; target: at most so many.</summary>
    Waiting,

    /// <summary>How long the longest has waited, in seconds; target: at most.</summary>
    LongestWait,

    /// <summary>Percent answered in time today; target: at least.</summary>
    ServiceLevel,

    /// <summary>Percent who left unanswered today; target: at most.</summary>
    Abandonment,

    /// <summary>Agents at work against those needed; target: how many may be missing.</summary>
    Staffing,

    /// <summary>Promises at risk or broken; target: how many may be broken.</summary>
    Deadlines,

    /// <summary>Mean rating of the day, 1 to 5; target: at least.</summary>
    Satisfaction,

    /// <summary>Conversations that could be taken at once by those who are here; target: at least.</summary>
    Room,
}
