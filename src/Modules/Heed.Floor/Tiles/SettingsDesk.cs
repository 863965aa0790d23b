using System.Text.Json;
using Heed.Metrics.Public;
using Heed.Platform.Web;

namespace Heed.Floor.Tiles;

/// <summary>Reads and writes the tiles of a workspace.</summary>
internal sealed class SettingsDesk(IStore store, IMetricTargets targets)
{
    /// <summary>The tiles as they are set up, or the first ones; version 0 until somebody has changed them.</summary>
    public async Task<FloorSettingsView> ReadAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var known = await session.FirstAsync(
            $"select version, tiles from floor_settings where workspace = {workspace}", r => ((long Version, string Tiles)?)(r.Long(0), r.Text(1)), cancellationToken);
        var shared = SharedTargets.All(await targets.ReadAsync(session, workspace, cancellationToken));
        return known is { } row
            ? new FloorSettingsView(row.Version, JsonSerializer.Deserialize<IReadOnlyList<TileSetting>>(row.Tiles, HeedJson.Options)!, shared)
            : new FloorSettingsView(0, TileRules.Default, shared);
    }

    /// <summary>Sets the tiles up anew.</summary>
    /// <exception cref="InvalidRefusal">A tile has no meaning.</exception>
    /// <exception cref="StaleRefusal">Somebody else changed them meanwhile.</exception>
    public async Task<FloorSettingsView> SetAsync(Scope scope, IReadOnlyList<TileSetting> tiles, long? expected, CancellationToken cancellationToken)
    {
        TileRules.Check(tiles);
        var json = JsonSerializer.Serialize(tiles, HeedJson.Options);
        await store.WriteAsync(
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
            },
            cancellationToken);
        using var session = store.Read();
        return await ReadAsync(session, scope.Workspace, cancellationToken);
    }
}

/// <summary>How the floor is set up.</summary>
/// <param name="Version">0 until somebody has changed it.</param>
/// <param name="Shared">The workspace's targets of such figures, where they are set.</param>
internal sealed record FloorSettingsView(long Version, IReadOnlyList<TileSetting> Tiles, IReadOnlyList<TileTarget> Shared);

/// <summary>How the floor is to be set up.</summary>
internal sealed record FloorSettingsRequest(IReadOnlyList<TileSetting> Tiles);
