using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>Queues and agents as they are now, from the rows of work.</summary>
internal sealed class FiguresBook(Crew crew) : IQueueView
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<QueueFigures>> QueuesAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            select queue, standing, count(*), min(entered), sum(case when alarmed_at is null then 0 else 1 end) from routing_work
            where workspace = {workspace} and standing <> {Standing.Done} group by queue, standing
            """,
            r => (Queue: r.Id(0), Standing: (Standing)r.Int(1), Count: (int)r.Long(2), First: r.Time(3), Alarmed: (int)r.Long(4)), cancellationToken);
        return
        [
            .. rows.GroupBy(r => r.Queue).Select(g => new QueueFigures(
                g.Key,
                Of(g, Standing.Waiting) + Of(g, Standing.Offered),
                Of(g, Standing.Offered),
                g.Where(r => r.Standing is Standing.Waiting or Standing.Offered).Select(r => (DateTimeOffset?)r.First).Min(),
                Of(g, Standing.Held),
                Of(g, Standing.Left),
                g.Where(r => r.Standing is Standing.Waiting or Standing.Offered).Sum(r => r.Alarmed))),
        ];

        static int Of(IEnumerable<(Guid Queue, Standing Standing, int Count, DateTimeOffset First, int Alarmed)> rows, Standing standing) =>
            rows.Where(r => r.Standing == standing).Sum(r => r.Count);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AgentFigures>> AgentsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var cards = await crew.CardsAsync(session, workspace, cancellationToken);
        var connected = (await session.QueryAsync($"select person from routing_presence where workspace = {workspace} and connected = {true}", r => r.Id(0), cancellationToken)).ToHashSet();
        var rows = await session.QueryAsync(
            $"""
            select agent, standing, kind, count(*) from routing_work
            where workspace = {workspace} and standing in ({Standing.Offered}, {Standing.Held}) and agent is not null group by agent, standing, kind
            """,
            r => (Agent: r.Id(0), Standing: (Standing)r.Int(1), Kind: (WorkKind)r.Int(2), Count: (int)r.Long(3)), cancellationToken);
        var work = rows.ToLookup(r => r.Agent);
        return
        [
            .. cards.Values.Where(c => connected.Contains(c.Id) || work.Contains(c.Id)).Select(c => new AgentFigures(
                c.Id, c.Available,
                work[c.Id].Where(r => r.Standing == Standing.Held).ToDictionary(r => r.Kind, r => r.Count),
                work[c.Id].Where(r => r.Standing == Standing.Offered).Sum(r => r.Count),
                work[c.Id].Sum(r => r.Count * DeskSettings.Engine.Units.GetValueOrDefault(r.Kind, 1)),
                c.Capacity.Units)),
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingRow>> WaitingAsync(ReadSession session, WorkspaceId workspace, Guid? queue, int limit, CancellationToken cancellationToken)
    {
        var one = queue is { } id ? (SqlText)$"and queue = {id}" : SqlText.Empty;
        return await session.QueryAsync(
            $"""
            select conversation, queue, kind, entered, agent, until, alarmed_at from routing_work
            where workspace = {workspace} and standing in ({Standing.Waiting}, {Standing.Offered}) {one} order by rank, id limit {limit}
            """,
            r => new WaitingRow(r.Id(0), r.Id(1), (WorkKind)r.Int(2), r.Time(3), r.IdOrNull(4), r.TimeOrNull(5), !r.IsNull(6)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SkillNeed>>> NeedsAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken)
    {
        var needs = new Dictionary<Guid, IReadOnlyList<SkillNeed>>();
        foreach (var chunk in conversations.Chunk(500))
        {
            var rows = await session.QueryAsync(
                $"select conversation, plan from routing_work where workspace = {workspace} and conversation in {chunk} and standing in ({Standing.Waiting}, {Standing.Offered})",
                r => (Conversation: r.Id(0), Plan: WorkPlan.Read(r.Text(1))), cancellationToken);
            foreach (var (conversation, plan) in rows)
            {
                var own = plan.Skills.Where(n => SkillKey.Read(n.Skill) is not null).ToList();
                if (own.Count > 0) needs[conversation] = own;
            }
        }

        return needs;
    }
}
