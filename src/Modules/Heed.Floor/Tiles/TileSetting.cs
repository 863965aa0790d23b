namespace Heed.Floor.Tiles;

/// <summary>A tile as it is set up.</summary>
/// <param name="Target">In the unit of its kind: persons, seconds, percent, stars.</param>
/// <param name="Shared">Whether the workspace's target of the figure is meant, where one is set.</param>
internal sealed record TileSetting(TileKind Kind, double Target, TileAction Action = TileAction.None, bool Shared = false);
