using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Conversations.Views;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Bulk;

/// <summary>Begins, shows and takes back acts upon many conversations.</summary>
internal sealed class BulkDesk(IStore store, ListSelection selection, IConversationActs acts) : IBulkJobs
{
    /// <summary>Most conversations of one job.</summary>
    internal const int MaxConversations = 2000;

    /// <summary>How long a finished job can be taken back.</summary>
    internal static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(5);
    private const int RowsPerInsert = 100;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public async Task<Guid> StartAsync(Scope scope, BulkTarget target, IReadOnlyList<ConversationAct> steps, string? label, CancellationToken cancellationToken)
    {
        if (scope.Actor is not { Kind: ActorKind.Person, Id: { } me }) throw new InvalidRefusal("scope", "noPerson", "Only a person can act upon many; a key sends one request for each.");
        await acts.PrepareAsync(scope, steps, cancellationToken);
        var ids = await SnapshotAsync(scope, target, cancellationToken);
        var cut = ids.Count > MaxConversations;
        if (cut) ids = ids.GetRange(0, MaxConversations);
        if (ids.Count == 0) throw new ConflictRefusal("nothingChosen", "There is no conversation to act upon.");
        return await store.WriteAsync(
            scope,
            unit =>
            {
                Forget(unit, me);
                var job = new BulkJob
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Person = me,
                    Acts = JsonSerializer.Serialize(steps, HeedJson.Options),
                    Label = label,
                    Total = ids.Count,
                    Cut = cut,
                    CreatedAt = unit.Now,
                };
                unit.Db.Set<BulkJob>().Add(job);
                var place = 0;
                foreach (var chunk in ids.Chunk(RowsPerInsert))
                {
                    var rows = SqlText.Join(", ", chunk.Select(id => (SqlText)$"({unit.Workspace}, {job.Id}, {place++}, {id}, {BulkItemState.Pending})"));
                    unit.Execute($"insert into conversations_bulk_items (workspace, job, place, conversation, state) values {rows}");
                }

                unit.Append(new LedgerEvent("bulkJob.created", BulkJob.LiveKind, job.Id, job.Version, new { person = me }));
                return job.Id;
            },
            cancellationToken);
    }

    /// <summary>Takes a job back: stops it when it still runs, then restores what it changed and nobody else has changed since.</summary>
    public Task UndoAsync(Scope scope, Guid me, Guid id, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var job = unit.Db.Set<BulkJob>().FirstOrDefault(j => j.Workspace == unit.Workspace && j.Id == id && j.Person == me) ?? throw new NotFoundRefusal();
            if (job.State is BulkState.Undoing or BulkState.Undone) return;
            if (!CanUndo(job, unit.Now)) throw new ConflictRefusal("cannotUndo", "This cannot be taken back any more.");
            job.State = BulkState.Undoing;
            job.Version++;
            unit.Append(new LedgerEvent("bulkJob.undo", BulkJob.LiveKind, id, job.Version, new { person = me }));
        },
        cancellationToken);

    /// <summary>Messages that went out cannot be called back, and neither can jobs that hold one.</summary>
    internal static bool CanUndo(BulkJob job, DateTimeOffset now) => job.State switch
    {
        BulkState.Running => Undoable(job),
        BulkState.Done => job.UndoUntil > now,
        _ => false,
    };

    internal static bool Undoable(BulkJob job) => Steps(job).All(a => a.Kind is not (ActKind.Reply or ActKind.Note));

    internal static IReadOnlyList<ConversationAct> Steps(BulkJob job) => JsonSerializer.Deserialize<List<ConversationAct>>(job.Acts, HeedJson.Options)!;

    private async Task<List<Guid>> SnapshotAsync(Scope scope, BulkTarget target, CancellationToken cancellationToken)
    {
        if (target.Ids is null == target.List is null) throw new InvalidRefusal("ids", "required", "Name conversations, or a list of them.");
        if (target.Ids is { } named)
        {
            return named.Count is > 0 and <= MaxConversations ? [.. named.Distinct()] : throw new InvalidRefusal("ids", "tooMany", $"1 to {MaxConversations} conversations.");
        }

        var list = target.List!;
        var query = new ConversationQuery
        {
            Tier = list.Tier,
            Assignee = list.Assignee,
            Team = list.Team,
            Inbox = list.Inbox,
            Brand = list.Brand,
            Label = list.Label,
            Customer = list.Customer,
            Mentioned = list.Mentioned,
            View = list.View,
            Filter = list.Filter,
        };
        using var session = store.Read();
        var (where, _) = await selection.ReadAsync(session, scope, query, cancellationToken);
        return await session.QueryAsync(
            $"select c.id from conversations_conversations c where c.workspace = {scope.Workspace} and {where} order by c.rank_at, c.id limit {MaxConversations + 1}", r => r.Id(0), cancellationToken);
    }

    /// <summary>Old jobs of the person, with their conversations' list.</summary>
    private static void Forget(Unit unit, Guid person)
    {
        var before = unit.Now - KeptFor;
        var old = unit.Query($"select id from conversations_bulk_jobs where workspace = {unit.Workspace} and person = {person} and created_at < {before} limit 20", r => r.Id(0));
        if (old.Count == 0) return;
        unit.Execute($"delete from conversations_bulk_items where workspace = {unit.Workspace} and job in {old}");
        unit.Execute($"delete from conversations_bulk_jobs where workspace = {unit.Workspace} and id in {old}");
    }
}
