using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Conversations.Access;
using Heed.Conversations.Fields;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Snoozing;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Bulk;

/// <summary>Takes a job back, conversation by conversation. What somebody has changed since stays as they left it.</summary>
internal sealed class BulkUndo(IStore store, IPeople people, ConversationActions actions)
{
    private const int Chunk = 25;

    public async Task RunAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken)
    {
        while (await NextAsync(workspace, id, cancellationToken) is { } work)
        {
            var scope = await people.ScopeOfAsync(workspace, work.Job.Person, cancellationToken);
            await Task.WhenAll(work.Items.Select(item => RunOneAsync(workspace, scope, work.Job, item, cancellationToken)));
        }

        await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                var job = unit.Db.Set<BulkJob>().FirstOrDefault(j => j.Workspace == unit.Workspace && j.Id == id);
                if (job is not { State: BulkState.Undoing }) return;
                job.State = BulkState.Undone;
                job.UndoUntil = null;
                job.FinishedAt = unit.Now;
                job.Version++;
                unit.Append(new LedgerEvent("bulkJob.undone", BulkJob.LiveKind, id, job.Version, new { person = job.Person }));
            },
            cancellationToken);
    }

    private async Task<(BulkJob Job, List<(int Place, Guid Conversation, string Memory)> Items)?> NextAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var job = await session.Db.Set<BulkJob>().FirstOrDefaultAsync(j => j.Workspace == workspace && j.Id == id, cancellationToken);
        if (job is not { State: BulkState.Undoing }) return null;
        var items = await session.QueryAsync(
            $"""
            select place, conversation, memory from conversations_bulk_items
            where workspace = {workspace} and job = {id} and state = {BulkItemState.Done} and memory is not null order by place limit {Chunk}
            """,
            r => (r.Int(0), r.Id(1), r.Text(2)), cancellationToken);
        return items.Count == 0 ? null : (job, items);
    }

    private async Task RunOneAsync(WorkspaceId workspace, Scope? scope, BulkJob job, (int Place, Guid Conversation, string Memory) item, CancellationToken cancellationToken)
    {
        try
        {
            if (scope is null) throw new ConflictRefusal("noAccess", "It cannot be done any more.");
            await store.WriteAsync(scope, unit => Restore(unit, scope, job, item), cancellationToken);
        }
        catch (Refusal refusal) when (refusal is not (BusyRefusal or DiskFullRefusal))
        {
            await store.WriteAsync(Scope.System(workspace), unit => Mark(unit, job, item.Place, BulkItemState.Kept, refusal.Code), cancellationToken);
        }
    }

    private void Restore(Unit unit, Scope scope, BulkJob job, (int Place, Guid Conversation, string Memory) item)
    {
        var memory = JsonSerializer.Deserialize<BulkMemory>(item.Memory, HeedJson.Options)!;
        var row = ConversationAccess.Get(unit, scope, item.Conversation);
        var now = BulkFactsSql.Read(unit, item.Conversation, job.Person)!;
        var (before, after) = (memory.Before, memory.After);
        var kept = false;
        if (!before.Snoozed && after.Snoozed)
        {
            if (now.Snoozed) Snoozes.End(unit, row.Id, "person");
        }
        else if (before.Status != after.Status || before.Category != after.Category)
        {
            if (now.Status == after.Status) ConversationActions.SetStatus(unit, row, before.Status);
            else kept = true;
        }

        if (before.Priority != after.Priority)
        {
            if (now.Priority == after.Priority) ConversationActions.SetPriority(unit, row, before.Priority);
            else kept = true;
        }

        if (before.Assignee != after.Assignee || before.Team != after.Team)
        {
            if (now.Assignee == after.Assignee && now.Team == after.Team) actions.Assign(unit, scope, row, null, before.Assignee, before.Team);
            else kept = true;
        }

        Labels(unit, row, before, after, now);
        kept |= !Values(unit, row, before, after, now);
        if (before.Marked != after.Marked || before.Seen != after.Seen)
        {
            if (before.Marked || before.Seen < row.MessageCount) SeenMarks.Unread(unit, job.Person, row);
            else SeenMarks.Read(unit, job.Person, row.Id, row.MessageCount);
        }

        ThreadWriter.Changed(unit, row.Id);
        Mark(unit, job, item.Place, kept ? BulkItemState.Kept : BulkItemState.Undone, kept ? "changedMeanwhile" : null);
    }

    /// <summary>Only the labels that the job added or took are turned back; others that came or went stay so.</summary>
    private static void Labels(Unit unit, ConversationRow row, BulkFacts before, BulkFacts after, BulkFacts now)
    {
        var (added, removed) = (after.Labels.Except(before.Labels).ToList(), before.Labels.Except(after.Labels).ToList());
        if (added.Count + removed.Count > 0) ConversationLabels.Set(unit, row, [.. now.Labels.Except(added).Union(removed)]);
    }

    /// <summary>False when somebody has changed a value that the job had set.</summary>
    private static bool Values(Unit unit, ConversationRow row, BulkFacts before, BulkFacts after, BulkFacts now)
    {
        var all = true;
        var back = new Dictionary<string, JsonElement>();
        foreach (var key in Keys(before).Union(Keys(after)))
        {
            var (old, set, here) = (Of(before, key), Of(after, key), Of(now, key));
            if (Same(old, set)) continue;
            if (Same(here, set)) back[key] = old ?? default;
            else all = false;
        }

        FieldValues.Set(unit, row, back);
        return all;
    }

    private static IEnumerable<string> Keys(BulkFacts facts) => facts.Fields.EnumerateObject().Select(p => p.Name);

    private static JsonElement? Of(BulkFacts facts, string key) => facts.Fields.TryGetProperty(key, out var value) ? value : null;

    private static bool Same(JsonElement? a, JsonElement? b) => a is null ? b is null : b is not null && JsonElement.DeepEquals(a.Value, b.Value);

    private static void Mark(Unit unit, BulkJob job, int place, BulkItemState state, string? code) => unit.Execute($"""
        update conversations_bulk_items set state = {state}, code = {code}, memory = null where workspace = {unit.Workspace} and job = {job.Id} and place = {place}
        """);
}
