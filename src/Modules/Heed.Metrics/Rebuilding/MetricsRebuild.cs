using Heed.Metrics.Folding;
using Heed.Metrics.Public;
using Heed.Metrics.Rollups;
using Heed.Platform.Ledger;

namespace Heed.Metrics.Rebuilding;

/// <summary>Measures again: forgets what the ledger can tell once more, counts the sums of what is left, folds the ledger from its beginning.</summary>
internal sealed class MetricsRebuild(IStore store, LedgerBook ledger, Follower follower) : IMetricsRebuild
{
    private const int Batch = 500;

    public async Task<RebuiltMetrics> RunAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var scope = Scope.System(workspace);
        var (head, floor) = await ledger.HeadAsync(workspace, cancellationToken);
        await ForgetAsync(scope, floor, cancellationToken);
        var kept = await SumAsync(scope, cancellationToken);
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
            await session.NumberAsync($"select count(*) from metrics_facts where workspace = {workspace}", cancellationToken), kept);
    }

    /// <summary>Forgets conversations whose whole life the ledger has, and all sums.</summary>
    private async Task ForgetAsync(Scope scope, long floor, CancellationToken cancellationToken)
    {
        while (true)
        {
            List<Guid> some;
            using (var session = store.Read())
            {
                some = await session.QueryAsync(
                    $"""
                    select t.conversation from metrics_threads t join conversations_conversations c on c.workspace = t.workspace and c.id = t.conversation
                    where t.workspace = {scope.Workspace} and t.first_seq > {floor} order by t.conversation limit {Batch}
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

        await store.WriteAsync(scope, unit => unit.Execute($"delete from metrics_rollup where workspace = {unit.Workspace}"), cancellationToken);
    }

    /// <summary>Sums of the facts that stayed; how many there are.</summary>
    private async Task<long> SumAsync(Scope scope, CancellationToken cancellationToken)
    {
        var kept = 0L;
        for (var after = Guid.Empty; ;)
        {
            List<Guid> some;
            using (var session = store.Read())
            {
                some = await session.QueryAsync(
                    $"select distinct conversation from metrics_facts where workspace = {scope.Workspace} and conversation > {after} order by conversation limit {Batch / 10}", r => r.Id(0), cancellationToken);
            }

            if (some.Count == 0) return kept;
            after = some[^1];
            kept += await store.WriteAsync(scope, unit => some.Sum(conversation => FactBook.SumAgain(unit, conversation)), cancellationToken);
        }
    }
}
