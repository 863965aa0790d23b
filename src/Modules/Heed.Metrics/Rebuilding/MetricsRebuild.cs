using Heed.Metrics.Folding;
using Heed.Metrics.Public;
using Heed.Metrics.Rollups;
using Heed.Platform.Ledger;

namespace Heed.Metrics.Rebuilding;

/// <summary>Measures again: forgets what the ledger can tell once more, counts the sums of what is left, folds the ledger from its beginning. Sums of days whose facts were dropped stay.</summary>
internal sealed class MetricsRebuild(IStore store, LedgerBook ledger, Follower follower, KeptFacts kept) : IMetricsRebuild
{
    private const int Batch = 500;

    public async Task<RebuiltMetrics> RunAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var scope = Scope.System(workspace);
        var (head, floor) = await ledger.HeadAsync(workspace, cancellationToken);
        var from = await store.WriteAsync(scope, First, cancellationToken);
        await ForgetAsync(scope, floor, from, cancellationToken);
        var stayed = await SumAsync(scope, from.Day, cancellationToken);
        var events = 0L;
        for (var after = floor; after < head.Seq;)
        {
            var rows = await ledger.AfterAsync(workspace, after, Batch, cancellationToken);
            if (rows.Count == 0) break;
            after = rows[^1].Seq;
            var measured = rows.Where(r => StepReading.Events.Contains(r.Name)).ToList();
            events += measured.Count;
            await store.WriteAsync(
                scope,
                unit =>
                {
                    foreach (var row in measured) follower.Follow(unit, row);
                },
                cancellationToken);
        }

        using var session = store.Read();
        return new RebuiltMetrics(
            events, await session.NumberAsync($"select count(*) from metrics_threads where workspace = {workspace}", cancellationToken),
            await session.NumberAsync($"select count(*) from metrics_facts where workspace = {workspace}", cancellationToken), stayed);
    }

    /// <summary>The first day whose sums can be counted anew: facts of earlier ones have been dropped, all or some of them.</summary>
    private FirstCounted First(Unit unit)
    {
        var zone = Zones.OfWorkspace(unit);
        var day = kept.FirstDay(unit.Now, zone);
        // Facts may have been kept less long before: then sums reach further back than facts do.
        var oldest = unit.First($"select day from metrics_facts where workspace = {unit.Workspace} order by day limit 1", r => (int?)r.Int(0)) ?? day;
        if (unit.Number($"select count(*) from (select 1 from metrics_days where workspace = {unit.Workspace} and day < {oldest} limit 1) rest") > 0) day = Math.Max(day, oldest);
        return new FirstCounted(day, Zones.Start(DateOnly.FromDayNumber(day), zone));
    }

    /// <summary>Forgets conversations that began since then and whose whole life the ledger has, and the sums from a day on.</summary>
    private async Task ForgetAsync(Scope scope, long floor, FirstCounted from, CancellationToken cancellationToken)
    {
        while (true)
        {
            List<Guid> some;
            using (var session = store.Read())
            {
                some = await session.QueryAsync(
                    $"""
                    select t.conversation from metrics_threads t join conversations_conversations c on c.workspace = t.workspace and c.id = t.conversation
                    where t.workspace = {scope.Workspace} and t.first_seq > {floor} and t.began_at >= {from.At} order by t.conversation limit {Batch}
                    """,
                    r => r.Id(0), cancellationToken);
            }

            if (some.Count == 0) break;
            await store.WriteAsync(
                scope,
                unit =>
                {
                    unit.Execute($"delete from metrics_facts where workspace = {unit.Workspace} and conversation in {some}");
                    unit.Execute($"delete from metrics_threads where workspace = {unit.Workspace} and conversation in {some}");
                },
                cancellationToken);
        }

        await store.WriteAsync(scope, unit => Sums.Forget(unit, from.Day), cancellationToken);
    }

    /// <summary>Sums of the facts that stayed; how many there are.</summary>
    private async Task<long> SumAsync(Scope scope, int from, CancellationToken cancellationToken)
    {
        var stayed = 0L;
        for (var after = Guid.Empty; ;)
        {
            List<Guid> some;
            using (var session = store.Read())
            {
                some = await session.QueryAsync(
                    $"select distinct conversation from metrics_facts where workspace = {scope.Workspace} and conversation > {after} order by conversation limit {Batch / 10}", r => r.Id(0), cancellationToken);
            }

            if (some.Count == 0) return stayed;
            after = some[^1];
            stayed += await store.WriteAsync(scope, unit => some.Sum(conversation => FactBook.SumAgain(unit, conversation, from)), cancellationToken);
        }
    }

    /// <summary>The first day that is counted anew, and its first instant.</summary>
    private sealed record FirstCounted(int Day, DateTimeOffset At);
}
