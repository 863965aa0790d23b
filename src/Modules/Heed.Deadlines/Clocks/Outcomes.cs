using Heed.Conversations.Public;
using Heed.Deadlines.Breaches;
using Heed.Deadlines.Public;

namespace Heed.Deadlines.Clocks;

/// <summary>What becomes of promises: kept, broken, and for how long.</summary>
internal sealed class Outcomes(IConversations conversations)
{
    /// <summary>A clock has stopped.</summary>
    public void Stopped(Unit unit, ConversationState state, Clock clock)
    {
        if (clock.State == ClockState.Kept)
        {
            unit.Append(new LedgerEvent(DeadlineEvents.Kept, "deadline", state.Id, 1, new { conversation = state.Id, kind = (int)clock.Kind, policy = clock.Policy, due = clock.DueAt }));
            return;
        }

        if (BreachRows.Find(unit, clock) is not { } breach) breach = Record(unit, [(state, clock, 0)])[0];
        unit.Execute($"update deadlines_breaches set ended_at = {clock.StoppedAt} where workspace = {unit.Workspace} and id = {breach}");
    }

    /// <summary>Deadlines have passed unkept, at most one of each conversation. <c>Late</c> says how many seconds later it was noticed.</summary>
    public void Broken(Unit unit, IReadOnlyList<(ConversationState State, Clock Clock, long Late)> broken)
    {
        foreach (var (_, clock, _) in broken) clock.BrokenAt ??= clock.DueAt;
        Record(unit, broken);
    }

    private List<Guid> Record(Unit unit, IReadOnlyList<(ConversationState State, Clock Clock, long Late)> broken)
    {
        if (broken.Count == 0) return [];
        var ids = broken.Select(_ => Ids.New(unit.Now)).ToList();
        BreachRows.Insert(unit, ids.Zip(broken, (id, b) => (id, b.State, b.Clock)));
        foreach (var (state, clock, late) in broken)
        {
            unit.Append(new LedgerEvent(DeadlineEvents.Broken, "deadline", state.Id, 1, new
            {
                conversation = state.Id,
                kind = (int)clock.Kind,
                policy = clock.Policy,
                due = clock.BrokenAt,
                assignee = state.Assignee,
                team = state.Team,
                late,
            }));
        }

        conversations.Lines(unit, "deadlineBroken", broken.ToDictionary(b => b.State.Id, b => (object)new { kind = Follower.NameOf(b.Clock.Kind), due = b.Clock.BrokenAt }));
        return ids;
    }
}
