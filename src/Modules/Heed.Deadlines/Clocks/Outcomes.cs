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

        if (BreachRows.Find(unit, clock) is not { } breach) breach = Record(unit, state, clock, late: 0);
        unit.Execute($"update deadlines_breaches set ended_at = {clock.StoppedAt} where workspace = {unit.Workspace} and id = {breach}");
    }

    /// <summary>A deadline has passed unkept. <paramref name="late"/> says how many seconds later it was noticed.</summary>
    public Guid Broken(Unit unit, ConversationState state, Clock clock, long late)
    {
        clock.BrokenAt ??= clock.DueAt;
        return Record(unit, state, clock, late);
    }

    private Guid Record(Unit unit, ConversationState state, Clock clock, long late)
    {
        var id = Ids.New(unit.Now);
        BreachRows.Insert(unit, id, state, clock);
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
        conversations.Line(unit, state.Id, "deadlineBroken", new { kind = Follower.NameOf(clock.Kind), due = clock.BrokenAt });
        return id;
    }
}
