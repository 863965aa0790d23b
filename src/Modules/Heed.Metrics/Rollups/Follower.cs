using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Metrics.Folding;
using Heed.Platform.Ledger;

namespace Heed.Metrics.Rollups;

/// <summary>Folds events into facts and sums, inside one unit each; an event that was folded already changes nothing.</summary>
internal sealed class Follower(ICalendars calendars, QueueTargets targets)
{
    /// <summary>Folds one event of the ledger.</summary>
    public void Follow(Unit unit, LedgerRow row)
    {
        if (StepReading.Conversation(row) is not { } conversation || StepReading.Read(row) is not { } step) return;
        var thread = MeasuredThreads.Find(unit, conversation);
        if (thread is not null && row.Seq <= thread.Seq) return;
        var state = thread is null ? new FoldState() : MeasuredThreads.State(thread);
        if (thread is null)
        {
            // It may be gone by now, or have begun before anything was measured.
            if (MeasuredThreads.Begin(unit, conversation) is not { } known) return;
            thread = known.Thread;
            if (step.Kind == StepKind.Began) (thread.FirstSeq, thread.BeganAt) = (row.Seq, row.At);
            else state = known.State;
        }

        if (step.Queue is { } queue) step = step with { TargetSeconds = targets.TargetSeconds(unit, queue) };
        var changes = Fold.Apply(state, step, () => Hours(unit, thread));
        if (step.Kind == StepKind.Began && IsSpam(row)) changes.AddRange(Fold.Apply(state, new Step(StepKind.Spam, row.At), () => WorkCalendar.Always));
        thread.Seq = row.Seq;
        MeasuredThreads.Save(unit, thread, state);
        FactBook.Apply(unit, thread, state.Standing, changes, () => Zones.OfWorkspace(unit));
        if (step.Kind == StepKind.Began) FactTrim.Arm(unit, Zones.OfWorkspace(unit));
        if (step is { Kind: StepKind.Began, Person: null } && state.Standing == Standings.Counts) CameBack(unit, thread);
        if (step.Kind == StepKind.Resolved && state.FirstResolvedAt == row.At && MeasuredThreads.CameBack(unit, thread, row.At)) Unmark(unit, thread.Conversation);
    }

    /// <summary>A customer who begins again shows that what was resolved before was not resolved by the first contact.</summary>
    private static void CameBack(Unit unit, MeasuredThread thread)
    {
        foreach (var before in MeasuredThreads.ResolvedBefore(unit, thread)) Unmark(unit, before);
    }

    private static void Unmark(Unit unit, Guid conversation) => FactBook.Edit(unit, conversation, FactKind.Resolved, 1, f => f.Marks &= ~Marks.FirstContact);

    private WorkCalendar Hours(Unit unit, MeasuredThread thread)
    {
        var calendar = unit.First($"select calendar from conversations_inboxes where workspace = {unit.Workspace} and id = {thread.Inbox}", r => r.IdOrNull(0));
        return (calendar is { } id ? calendars.Find(unit, id) : null) ?? WorkCalendar.Always;
    }

    private static bool IsSpam(LedgerRow row) => row.Facts.TryGetProperty("spam", out var spam) && spam.ValueKind == System.Text.Json.JsonValueKind.True;
}
