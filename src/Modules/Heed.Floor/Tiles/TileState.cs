namespace Heed.Floor.Tiles;

/// <summary>How a figure stands to its target.</summary>
internal enum TileState
{
    /// <summary>Nothing to compare yet.</summary>
    None,

    Ok,

    /// <summary>Within a fifth of the target, still on the right side.</summary>
    Near,

    Over,
}
