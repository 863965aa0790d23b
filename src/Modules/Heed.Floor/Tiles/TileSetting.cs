namespace Heed.Floor.Tiles;

/// <summary>A tile as it is set up.</summary>
/// <param name="Target">In the unit of its kind: persons, seconds, percent, stars.</param>
internal sealed record TileSetting(TileKind Kind, double Target, TileAction Action = TileAction.None);
