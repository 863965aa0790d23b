using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Ledger;

/// <summary>Numbers the events of a batch, without gaps per workspace, and writes them in one insert.</summary>
internal static class LedgerWriter
{
    /// <summary>The new head of every workspace that got events.</summary>
    internal static Dictionary<WorkspaceId, Cursor> Append(LaneSession session, List<(ILaneJob Job, Unit Unit)> units, DateTimeOffset now)
    {
        var heads = new Dictionary<WorkspaceId, Cursor>();
        foreach (var group in units.Where(u => u.Unit.Events.Count > 0).GroupBy(u => u.Job.Workspace))
        {
            var events = group.SelectMany(u => u.Unit.Events.Select(e => (Event: e, u.Unit.Actor))).ToList();
            var head = Advance(session, group.Key, events.Count);
            Insert(session, group.Key, head.Seq - events.Count, now, events);
            heads[group.Key] = head;
        }

        return heads;
    }

    private static Cursor Advance(LaneSession session, WorkspaceId workspace, int count)
    {
        using var reader = session.Cached($"""
            insert into platform_ledger_heads (workspace, epoch, seq, floor) values ({workspace}, 1, {(long)count}, 0)
            on conflict (workspace) do update set seq = platform_ledger_heads.seq + {(long)count}
            returning epoch, seq
            """).ExecuteReader();
        reader.Read();
        return new Cursor(reader.GetInt64(0), reader.GetInt64(1));
    }

    private static void Insert(LaneSession session, WorkspaceId workspace, long last, DateTimeOffset now, List<(LedgerEvent Event, Actor Actor)> events)
    {
        foreach (var chunk in events.Chunk(session.Dialect.RowsPerInsert))
        {
            var rows = chunk.Select(e =>
            {
                last++;
                SqlText row = $"({workspace},{last},{now},{e.Event.Name},{e.Event.Kind},{e.Event.Entity},{e.Event.Version},{e.Actor.Kind},{e.Actor.Id},{Facts(e.Event.Facts)})";
                return row;
            });
            session.Cached($"""
                insert into platform_ledger (workspace, seq, at, name, kind, entity, version, actor_kind, actor, facts)
                values {SqlText.Join(",", rows)}
                """).ExecuteNonQuery();
        }
    }

    private static string? Facts(object? facts) => facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web);
}
