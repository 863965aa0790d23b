using Heed.Conversations.Access;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Reminders;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Merging;

/// <summary>
/// Merges conversations. Of the same customer: all messages go to the end of the target as one block. Of another customer:
/// nothing moves; the source is filed under the target, and neither customer ever sees the other's words.
/// </summary>
internal sealed class MergeDesk(IStore store, ConversationViews views)
{
    /// <summary>Largest conversation that moves, in messages.</summary>
    private const int MaxMessages = 5000;

    internal async Task<ConversationView> MergeAsync(Scope scope, Guid target, MergeRequest request, CancellationToken cancellationToken)
    {
        var sources = request.ConversationIds.Distinct().ToList();
        if (sources.Count is 0 or > 20) throw new InvalidRefusal("conversationIds", "outOfRange", "1 to 20 conversations.");
        if (sources.Contains(target)) throw new InvalidRefusal("conversationIds", "itself", "A conversation cannot be merged into itself.");
        await store.WriteAsync(
            scope,
            unit =>
            {
                foreach (var id in sources)
                {
                    var into = Editable(unit, scope, target);
                    var from = ConversationAccess.Find(unit, scope, id);
                    // The answer was lost and the request came again: it is done.
                    if (from.MergedInto == target) continue;
                    from = Editable(unit, scope, id);
                    if (from.Brand != into.Brand) throw new ConflictRefusal("otherBrand", "Conversations of different brands are not merged.");
                    if (from.MessageCount > MaxMessages) throw new ConflictRefusal("tooLong", $"A conversation of more than {MaxMessages} messages is not moved.");
                    if (from.Customer == into.Customer) Absorb(unit, from, into);
                    else if (request.OtherCustomers) File(unit, from, into);
                    else throw new ConflictRefusal("otherCustomer", "It is a conversation of another customer.", new Dictionary<string, object?> { ["conversationId"] = from.Id });
                }

                ThreadWriter.Changed(unit, target);
            },
            cancellationToken);
        using var session = store.Read();
        return await views.GetAsync(session, scope, target, cancellationToken);
    }

    internal static ConversationRow Editable(Unit unit, Scope scope, Guid id)
    {
        var row = ConversationAccess.Get(unit, scope, id);
        scope.Require(ConversationPermissions.Edit, row.Brand);
        return row;
    }

    /// <summary>The source's messages become the end of the target.</summary>
    internal static void Absorb(Unit unit, ConversationRow from, ConversationRow into)
    {
        var move = Ids.New(unit.Now);
        var (source, target) = (ThreadState.Read(unit, from.Id), ThreadState.Read(unit, into.Id));
        if (into.Category == StatusCategory.Resolved && from.Category != StatusCategory.Resolved) ConversationChanges.Reopen(unit, into, line: false);
        ThreadWriter.Activity(unit, into.Id, "merged", new { move, source = from.Id, number = from.Number, by = unit.Actor.Id });
        var shift = ThreadState.Read(unit, into.Id).MessageCount;
        ThreadMoves.Range(unit, from, into.Id, 0, source.MessageCount, shift);
        Count(unit, into.Id, shift + source.MessageCount);
        ReadOn(unit, from.Id, into.Id, source, target);
        if (source.LastId is not null && (target.LastId is null || source.LastAt > target.LastAt)) ThreadState.ShowLast(unit, into.Id);
        if (source.WaitingSince is { } since && source.Category != StatusCategory.Resolved)
        {
            ThreadState.SetWait(unit, into.Id, target.WaitingSince is { } earlier && earlier < since ? earlier : since);
        }

        ThreadMoves.Unsent(unit, from.Id, into.Id);
        var given = Gifts.Give(unit, from, into);
        Leave(unit, from, into.Id, emptied: true);
        var after = ThreadState.Read(unit, into.Id);
        MoveSql.Insert(unit, new Move
        {
            Id = move,
            Kind = MoveKind.Merge,
            Source = from.Id,
            Target = into.Id,
            Shift = shift,
            Last = source.MessageCount,
            Trace = new MoveTrace(source, target, after.LastId, after.Status, given.Labels, given.Participants).ToJson(),
        });
    }

    /// <summary>The source is put away under the target; its messages stay its own.</summary>
    private static void File(Unit unit, ConversationRow from, ConversationRow into)
    {
        var move = Ids.New(unit.Now);
        var (source, target) = (ThreadState.Read(unit, from.Id), ThreadState.Read(unit, into.Id));
        ThreadWriter.Activity(unit, into.Id, "filed", new { move, source = from.Id, number = from.Number, by = unit.Actor.Id });
        ReminderRows.Move(unit, from.Id, into.Id);
        Leave(unit, from, into.Id, emptied: false);
        MoveSql.Insert(unit, new Move
        {
            Id = move,
            Kind = MoveKind.Filed,
            Source = from.Id,
            Target = into.Id,
            Trace = new MoveTrace(source, target, target.LastId, target.Status, [], []).ToJson(),
        });
    }

    internal static void Count(Unit unit, Guid conversation, int messages) => unit.Execute($"""
        update conversations_conversations set message_count = {messages}, version = version + 1, updated_at = {unit.Now} where workspace = {unit.Workspace} and id = {conversation}
        """);

    internal static void Leave(Unit unit, ConversationRow from, Guid into, bool emptied)
    {
        unit.Execute($"""
            update conversations_conversations set version = version + 1, updated_at = {unit.Now}, merged_into = {into}, tier = {Tier.Merged}, handler = {Handler.None},
              message_count = {(emptied ? 0 : from.MessageCount)}, scheduled_at = {(DateTimeOffset?)null}
            where workspace = {unit.Workspace} and id = {from.Id}
            """);
        unit.Append(new LedgerEvent(ConversationEvents.Merged, "conversation", from.Id, from.Version + 1, new { into }));
    }

    /// <summary>Whoever had read both to the end has read the whole; for everybody else the block is news.</summary>
    private static void ReadOn(Unit unit, Guid from, Guid into, ThreadState source, ThreadState target)
    {
        var all = ThreadState.Read(unit, into).MessageCount;
        foreach (var person in unit.Query(
            $"""
            select t.person from conversations_seen t
            join conversations_seen s on s.workspace = t.workspace and s.person = t.person and s.conversation = {from} and s.position >= {source.MessageCount}
            where t.workspace = {unit.Workspace} and t.conversation = {into} and t.position >= {target.MessageCount}
            """,
            r => r.Id(0)))
        {
            unit.Execute($"update conversations_seen set position = {all} where workspace = {unit.Workspace} and person = {person} and conversation = {into}");
            unit.Append(new LedgerEvent("conversation.seen", "seen", into, 0, new { person }));
        }

        var seen = source.CustomerSeen >= source.MessageCount && target.CustomerSeen >= target.MessageCount ? all : target.CustomerSeen;
        var delivered = source.CustomerDelivered >= source.MessageCount && target.CustomerDelivered >= target.MessageCount ? all : Math.Max(target.CustomerDelivered, seen);
        unit.Execute($"""
            update conversations_conversations set customer_seen = {seen}, customer_delivered = {delivered} where workspace = {unit.Workspace} and id = {into}
            """);
    }
}
