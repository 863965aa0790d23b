using Heed.Conversations.Access;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Snoozing;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Merging;

/// <summary>
/// Undoes a merge or split. Messages stand again where they stood, and both conversations are as before, except for what
/// happened since: messages that came later stay, an answer given since ends the wait as it did.
/// </summary>
internal sealed class UndoMove(IStore store, ConversationViews views)
{
    /// <summary>How long a move can be undone.</summary>
    internal static readonly TimeSpan Possible = TimeSpan.FromDays(30);

    /// <summary>Answers with the conversation that stands for itself again.</summary>
    internal async Task<ConversationView> RunAsync(Scope scope, Guid conversation, Guid id, CancellationToken cancellationToken)
    {
        var back = await store.WriteAsync(
            scope,
            unit =>
            {
                var move = MoveSql.Find(unit, id);
                if (move is null || (move.Target != conversation && move.Source != conversation)) throw new NotFoundRefusal();
                // Whoever cannot see both sides cannot take them apart.
                ConversationAccess.Find(unit, scope, move.Source);
                ConversationAccess.Find(unit, scope, move.Target);
                if (move.UndoneAt is not null) return move.Source;
                if (move.At + Possible < unit.Now) throw new ConflictRefusal("tooLate", "A merge can be undone for 30 days.");
                var target = MergeDesk.Editable(unit, scope, move.Target);
                if (move.Kind == MoveKind.Split) Rejoin(unit, target, MergeDesk.Editable(unit, scope, move.Source), move);
                else Separate(unit, target, ConversationSql.Find(unit, move.Source)!, move);
                MoveSql.Undone(unit, id);
                return move.Source;
            },
            cancellationToken);
        using var session = store.Read();
        return await views.GetAsync(session, scope, back, cancellationToken);
    }

    private static void Separate(Unit unit, ConversationRow target, ConversationRow source, Move move)
    {
        var trace = MoveTrace.Parse(move.Trace);
        if (move.Kind == MoveKind.Merge)
        {
            ThreadMoves.Range(unit, target, source.Id, move.Shift, move.Shift + move.Last, -move.Shift);
            Close(unit, target, move, trace);
        }

        unit.Execute($"update conversations_conversations set merged_into = null, message_count = {Math.Max(source.MessageCount, trace.Source.MessageCount)} where workspace = {unit.Workspace} and id = {source.Id}");
        trace.Source.Restore(unit, source.Id);
        // Due while it was away: the timer says so at once.
        if (trace.Source is { Tier: Tier.Snoozed, SnoozedUntil: { } until }) unit.SetTimer(WakeTimer.TimerKind, source.Id, until);
        ThreadWriter.Activity(unit, target.Id, "mergeUndone", new { source = source.Id, number = source.Number, by = unit.Actor.Id });
        unit.Append(new LedgerEvent(ConversationEvents.Separated, "conversation", source.Id, source.Version + 1, new { from = ConversationSql.Facts(unit, source), was = target.Id }));
        ThreadWriter.Changed(unit, source.Id);
        ThreadWriter.Changed(unit, target.Id);
    }

    /// <summary>Closes the gap that the block leaves in the target, as far as nothing stands behind it.</summary>
    private static void Close(Unit unit, ConversationRow target, Move move, MoveTrace trace)
    {
        var now = ThreadState.Read(unit, target.Id);
        if (now.MessageCount == move.Shift + move.Last)
        {
            MergeDesk.Count(unit, target.Id, move.Shift);
            unit.Execute($"update conversations_seen set position = {move.Shift} where workspace = {unit.Workspace} and conversation = {target.Id} and position > {move.Shift}");
            unit.Execute($"""
                update conversations_conversations set customer_seen = {Math.Min(now.CustomerSeen, move.Shift)}, customer_delivered = {Math.Min(now.CustomerDelivered, move.Shift)},
                  agent_seen = {Math.Min(now.AgentSeen, move.Shift)}
                where workspace = {unit.Workspace} and id = {target.Id}
                """);
        }

        Gifts.TakeBack(unit, target, trace.Labels, trace.Participants);
        ThreadState.ShowLast(unit, target.Id);
        if (now.LastId == trace.LastAfter && now.Status == trace.StatusAfter) trace.Target.Restore(unit, target.Id);
        else ThreadState.CountWait(unit, target.Id);
    }

    /// <summary>What was split off goes back to its place; what was said there since follows at the end.</summary>
    private static void Rejoin(Unit unit, ConversationRow split, ConversationRow origin, Move move)
    {
        ThreadMoves.Range(unit, split, origin.Id, 0, move.Last, 0);
        ThreadState.ShowLast(unit, origin.Id);
        ThreadState.CountWait(unit, origin.Id);
        var said = unit.Number($"""
            select count(*) from conversations_messages where workspace = {unit.Workspace} and conversation = {split.Id} and author <> {MessageAuthor.System}
            """);
        if (said > 0 && split.Customer == origin.Customer)
        {
            MergeDesk.Absorb(unit, split, ConversationSql.Find(unit, origin.Id)!);
        }
        else
        {
            ThreadMoves.Unsent(unit, split.Id, origin.Id);
            ThreadWriter.Activity(unit, origin.Id, "splitUndone", new { target = split.Id, number = split.Number, by = unit.Actor.Id });
            MergeDesk.Leave(unit, split, origin.Id, emptied: said == 0);
        }

        ThreadWriter.Changed(unit, origin.Id);
    }
}
