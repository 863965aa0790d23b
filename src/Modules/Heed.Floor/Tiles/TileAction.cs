namespace Heed.Floor.Tiles;

/// <summary>What a tile offers to do. The names are stored.</summary>
internal enum TileAction
{
    None,

    /// <summary>Gives the one who waits longest to somebody.</summary>
    Assign,

    /// <summary>Lets the bot answer first in the lines.</summary>
    PreAnswer,

    /// <summary>Offers to be called back.</summary>
    CallBack,

    /// <summary>Shows the lines one by one.</summary>
    ShowLines,

    /// <summary>Shows who could come to help.</summary>
    ShowAgents,

    /// <summary>Shows what is at risk.</summary>
    ShowDeadlines,

    /// <summary>Shows what customers said.</summary>
    ShowRatings,
}
