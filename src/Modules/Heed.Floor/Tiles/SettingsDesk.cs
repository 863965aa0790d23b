using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Floor.Tiles;

/// <summary>Reads and writes the tiles of a workspace.</summary>
internal sealed class SettingsDesk(IStore store)
{
    /// <summary>The tiles as they are set up, or the first ones; version 0 until somebody has changed them.</summary>
    public static async Task<FloorSettingsView> ReadAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var known = await session.FirstAsync(
            $"select version, tiles from floor_settings where workspace = {workspace}", r => ((long Version, string Tiles)?)(r.Long(0), r.Text(1)), cancellationToken);
        return known is { } row
            ? new FloorSettingsView(row.Version, JsonSerializer.Deserialize<IReadOnlyList<TileSetting>>(row.Tiles, HeedJson.Options)!)
            : new FloorSettingsView(0, TileRules.Default);
    }

    /// <summary>Sets the tiles up anew.</summary>
    /// <exception cref="InvalidRefusal">A tile has no meaning.</exception>
    /// <exception cref="StaleRefusal">Somebody else changed them meanwhile.</exception>
    public Task<FloorSettingsView> SetAsync(Scope scope, IReadOnlyList<TileSetting> tiles, long? expected, CancellationToken cancellationToken)
    {
        TileRules.Check(tiles);
        var json = JsonSerializer.Serialize(tiles, HeedJson.Options);
        return store.WriteAsync(
            scope,
            unit =>
            {
                var version = unit.Number($"select version from floor_settings where workspace = {unit.Workspace}");
                Versions.Require(expected, version);
                unit.Execute($"""
                    insert into floor_settings (workspace, version, tiles) values ({unit.Workspace}, {version + 1}, {json})
                    on conflict (workspace) do update set version = excluded.version, tiles = excluded.tiles
                    """);
                unit.Append(new LedgerEvent("floor.changed", "floor", Guid.Empty, version + 1));
                return new FloorSettingsView(version + 1, tiles);
            },
            cancellationToken);
    }
}

/// <summary>How the floor is set up.</summary>
/// <param name="Version">0 until somebody has changed it.</param>
internal sealed record FloorSettingsView(long Version, IReadOnlyList<TileSetting> Tiles);

/// <summary>How the floor is to be set up.</summary>
internal sealed record FloorSettingsRequest(IReadOnlyList<TileSetting> Tiles);
