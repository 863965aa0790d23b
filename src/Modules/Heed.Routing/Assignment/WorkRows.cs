using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>Statements over <c>routing_work</c>.</summary>
internal static class WorkRows
{
    internal static SqlText Columns => $"w.id, w.conversation, w.kind, w.queue, w.standing, w.agent, w.entered, w.since, w.until, w.rank, w.plan, w.away_since, w.alarmed_at";

    internal static QueuedWork Read(WorkspaceId workspace, Row r) => new()
    {
        Workspace = workspace,
        Id = r.Id(0),
        Conversation = r.Id(1),
        Kind = (WorkKind)r.Int(2),
        Queue = r.Id(3),
        Standing = (Standing)r.Int(4),
        Agent = r.IdOrNull(5),
        Entered = r.Time(6),
        Since = r.Time(7),
        Until = r.TimeOrNull(8),
        Rank = r.Long(9),
        Plan = r.Text(10),
        AwaySince = r.TimeOrNull(11),
        AlarmedAt = r.TimeOrNull(12),
    };

    internal static QueuedWork? Find(Unit unit, Guid id) =>
        unit.First($"select {Columns} from routing_work w where w.workspace = {unit.Workspace} and w.id = {id}", r => Read(unit.Workspace, r));

    internal static Task<List<QueuedWork>> FindAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        session.QueryAsync($"select {Columns} from routing_work w where w.workspace = {workspace} and w.id in {ids}", r => Read(workspace, r), cancellationToken);

    /// <summary>
    /// Writes a row. Since when the customer is away belongs to those who see windows close and open, who may say so between this row's reading and its
    /// writing: an agent's having it forgets it, nothing else here touches it (<see cref="Stay"/>).
    /// </summary>
    internal static void Save(Unit unit, QueuedWork row) => unit.Execute($"""
        insert into routing_work (workspace, id, conversation, kind, queue, standing, agent, entered, since, until, rank, plan, away_since, alarmed_at)
        values ({unit.Workspace}, {row.Id}, {row.Conversation}, {row.Kind}, {row.Queue}, {row.Standing}, {row.Agent}, {row.Entered}, {row.Since}, {row.Until}, {row.Rank}, {row.Plan}, {row.AwaySince}, {row.AlarmedAt})
        on conflict (workspace, id) do update set kind = excluded.kind, queue = excluded.queue, standing = excluded.standing, agent = excluded.agent, entered = excluded.entered,
          since = excluded.since, until = excluded.until, rank = excluded.rank, plan = excluded.plan, alarmed_at = excluded.alarmed_at,
          away_since = case when excluded.standing in ({Standing.Held}, {Standing.Done}) then null else routing_work.away_since end
        """);

    /// <summary>The customer need not be here any more for the place to count.</summary>
    internal static void Stay(Unit unit, Guid conversation) => unit.Execute($"update routing_work set away_since = null where workspace = {unit.Workspace} and conversation = {conversation}");

    /// <summary>Ends an offer; false when it does not stand any more.</summary>
    internal static bool Withdraw(Unit unit, Guid id, Guid agent) => unit.Execute($"""
        update routing_work set standing = {Standing.Waiting}, agent = null, until = null
        where workspace = {unit.Workspace} and id = {id} and standing = {Standing.Offered} and agent = {agent}
        """) == 1;
}
