using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Merging;

/// <summary>Rows of moves, inside units.</summary>
internal static class MoveSql
{
    internal static void Insert(Unit unit, Move move) => unit.Execute($"""
        insert into conversations_moves (workspace, id, kind, source, target, shift, last, trace, by, at)
        values ({unit.Workspace}, {move.Id}, {move.Kind}, {move.Source}, {move.Target}, {move.Shift}, {move.Last}, {move.Trace}, {unit.Actor.Id}, {unit.Now})
        """);

    internal static Move? Find(Unit unit, Guid id) => unit.First(
        $"select id, kind, source, target, shift, last, trace, by, at, undone_at from conversations_moves where workspace = {unit.Workspace} and id = {id}",
        r => new Move
        {
            Id = r.Id(0),
            Kind = (MoveKind)r.Int(1),
            Source = r.Id(2),
            Target = r.Id(3),
            Shift = r.Int(4),
            Last = r.Int(5),
            Trace = r.Text(6),
            By = r.IdOrNull(7),
            At = r.Time(8),
            UndoneAt = r.TimeOrNull(9),
        });

    internal static void Undone(Unit unit, Guid id) => unit.Execute($"update conversations_moves set undone_at = {unit.Now} where workspace = {unit.Workspace} and id = {id}");
}
