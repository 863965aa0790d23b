using System.Collections.Frozen;
using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Bulk;

/// <summary>
/// Works jobs off: one unit a conversation, a chunk at a time, so that a lane takes a chunk into one commit and other
/// people's work comes in between. Each unit marks its conversation as done, so a stop in the middle repeats nothing.
/// </summary>
internal sealed class BulkRunner(IStore store, IPeople people, IConversationActs acts, BulkUndo undo) : ILedgerReader
{
    private const int Chunk = 25;

    public string Name => "conversations.bulk";

    public IReadOnlySet<string> Events { get; } = new[] { "bulkJob.created", "bulkJob.undo" }.ToFrozenSet();

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (row.Name == "bulkJob.undo")
        {
            await undo.RunAsync(row.Workspace, row.Entity, cancellationToken);
            return;
        }

        PreparedActs? prepared = null;
        while (await NextAsync(row.Workspace, row.Entity, cancellationToken) is { } work)
        {
            var scope = await people.ScopeOfAsync(row.Workspace, work.Job.Person, cancellationToken);
            prepared ??= scope is null ? null : await TryPrepareAsync(scope, work.Job, cancellationToken);
            await Task.WhenAll(work.Items.Select(item => RunOneAsync(row.Workspace, scope, work.Job, item, prepared, cancellationToken)));
            await TellAsync(row.Workspace, work.Job, cancellationToken);
        }

        await FinishAsync(row.Workspace, row.Entity, cancellationToken);
    }

    /// <summary>The next conversations; null when there are none, or when the job is being taken back.</summary>
    private async Task<(BulkJob Job, List<(int Place, Guid Conversation)> Items)?> NextAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var job = await session.Db.Set<BulkJob>().FirstOrDefaultAsync(j => j.Workspace == workspace && j.Id == id, cancellationToken);
        if (job is not { State: BulkState.Running }) return null;
        var items = await session.QueryAsync(
            $"select place, conversation from conversations_bulk_items where workspace = {workspace} and job = {id} and state = {BulkItemState.Pending} order by place limit {Chunk}",
            r => (r.Int(0), r.Id(1)), cancellationToken);
        return items.Count == 0 ? null : (job, items);
    }

    /// <summary>What a step names may have gone since the job began; then every conversation says so.</summary>
    private async Task<PreparedActs?> TryPrepareAsync(Scope scope, BulkJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await acts.PrepareAsync(scope, BulkDesk.Steps(job), cancellationToken);
        }
        catch (InvalidRefusal)
        {
            return null;
        }
    }

    private async Task RunOneAsync(
        WorkspaceId workspace, Scope? scope, BulkJob job, (int Place, Guid Conversation) item, PreparedActs? prepared, CancellationToken cancellationToken)
    {
        try
        {
            if (scope is null || prepared is null) throw new ConflictRefusal(scope is null ? "noAccess" : "stepGone", "It cannot be done any more.");
            await store.WriteAsync(scope with { IdempotencyKey = null }, unit => Apply(unit, scope, job, item, prepared), cancellationToken);
        }
        catch (Refusal refusal) when (refusal is not (BusyRefusal or DiskFullRefusal))
        {
            await store.WriteAsync(
                Scope.System(workspace),
                unit => unit.Execute($"""
                    update conversations_bulk_items set state = {BulkItemState.Failed}, code = {refusal.Code}
                    where workspace = {unit.Workspace} and job = {job.Id} and place = {item.Place} and state = {BulkItemState.Pending}
                    """),
                cancellationToken);
        }
    }

    private void Apply(Unit unit, Scope scope, BulkJob job, (int Place, Guid Conversation) item, PreparedActs prepared)
    {
        var claimed = unit.Execute($"""
            update conversations_bulk_items set state = {BulkItemState.Done}
            where workspace = {unit.Workspace} and job = {job.Id} and place = {item.Place} and state = {BulkItemState.Pending}
            """);
        if (claimed == 0) return;
        var before = BulkFactsSql.Read(unit, item.Conversation, job.Person) ?? throw new NotFoundRefusal();
        acts.Apply(unit, scope, item.Conversation, prepared, job.Label);
        if (!BulkDesk.Undoable(job)) return;
        var memory = JsonSerializer.Serialize(new BulkMemory(before, BulkFactsSql.Read(unit, item.Conversation, job.Person)!), HeedJson.Options);
        unit.Execute($"update conversations_bulk_items set memory = {memory} where workspace = {unit.Workspace} and job = {job.Id} and place = {item.Place}");
    }

    private Task TellAsync(WorkspaceId workspace, BulkJob job, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace),
        unit =>
        {
            var (done, failed) = (Count(unit, job.Id, BulkItemState.Done), Count(unit, job.Id, BulkItemState.Failed));
            unit.Execute($"update conversations_bulk_jobs set done = {done}, failed = {failed}, version = version + 1 where workspace = {unit.Workspace} and id = {job.Id}");
            unit.Append(new LedgerEvent("bulkJob.progress", BulkJob.LiveKind, job.Id, 0, new { person = job.Person }));
        },
        cancellationToken);

    private Task FinishAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace),
        unit =>
        {
            var job = unit.Db.Set<BulkJob>().FirstOrDefault(j => j.Workspace == unit.Workspace && j.Id == id);
            if (job is not { State: BulkState.Running }) return;
            job.State = BulkState.Done;
            job.FinishedAt = unit.Now;
            job.UndoUntil = BulkDesk.Undoable(job) && job.Done > 0 ? unit.Now + BulkDesk.UndoFor : null;
            job.Version++;
            if (job.UndoUntil is { } until) unit.SetTimer(BulkForgetting.TimerKind, id, until + TimeSpan.FromMinutes(1));
            unit.Append(new LedgerEvent("bulkJob.finished", BulkJob.LiveKind, id, job.Version, new { person = job.Person }));
        },
        cancellationToken);

    private static int Count(Unit unit, Guid job, BulkItemState state) =>
        (int)unit.Number($"select count(*) from conversations_bulk_items where workspace = {unit.Workspace} and job = {job} and state = {state}");
}
