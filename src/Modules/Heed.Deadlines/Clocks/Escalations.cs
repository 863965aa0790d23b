using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Deadlines.Policies;
using Heed.Deadlines.Public;
using Heed.Notices.Public;

namespace Heed.Deadlines.Clocks;

/// <summary>Takes a policy's steps when their time has come.</summary>
internal sealed class Escalations(IConversations conversations, IConversationPromises promises, IPeople people, INotices notices)
{
    /// <summary>When the next step, or the deadline itself, is due; null when nothing more will come.</summary>
    public static DateTimeOffset? Next(PolicyTerms terms, Clock clock)
    {
        if (clock.DueAt is not { } due) return null;
        DateTimeOffset? next = clock.BrokenAt is null ? due : null;
        foreach (var (step, bit) in Steps(terms, clock))
        {
            if ((clock.Steps & bit) == 0 && (next is null || At(step, due) < next)) next = At(step, due);
        }

        return next;
    }

    /// <summary>Bits of the steps whose time has passed.</summary>
    public static long Passed(PolicyTerms terms, Clock clock, DateTimeOffset now) =>
        clock.DueAt is { } due ? Steps(terms, clock).Where(s => At(s.Step, due) <= now).Aggregate(0L, (bits, s) => bits | s.Bit) : 0;

    /// <summary>Takes what is due and was not taken. Several at once after a stop: each of them, once.</summary>
    public void Take(Unit unit, ConversationState state, KnownPolicy policy, Clock clock)
    {
        foreach (var (step, bit) in Steps(policy.Terms, clock))
        {
            if ((clock.Steps & bit) != 0 || clock.DueAt is not { } due || At(step, due) > unit.Now) continue;
            clock.Steps |= bit;
            Act(unit, state, clock, step, due);
            unit.Append(new LedgerEvent(DeadlineEvents.Escalated, "deadline", state.Id, 1, new { conversation = state.Id, kind = (int)clock.Kind, policy = policy.Id, due, minutes = step.Minutes }));
        }
    }

    private void Act(Unit unit, ConversationState state, Clock clock, PolicyStep step, DateTimeOffset due)
    {
        var told = new HashSet<Guid>();
        if (step.TellAssignee && state.Assignee is { } assignee) told.Add(assignee);
        if (step.TellTeam && state.Team is { } team) told.UnionWith(people.TeamMembers(unit, team));
        foreach (var other in step.TeamIds ?? []) told.UnionWith(people.TeamMembers(unit, other));
        told.UnionWith(people.Find(unit, step.PersonIds ?? []).Keys);
        var kind = step.Minutes < 0 ? NoticeKinds.DeadlineNear : NoticeKinds.DeadlineBroken;
        foreach (var person in told) notices.Notify(unit, person, kind, state.Id, facts: new { promise = Follower.NameOf(clock.Kind), due, minutes = step.Minutes });
        if (step.Priority is { } priority) promises.Raise(unit, state.Id, priority);
        if (step.HandToTeamId is { } hand && state.Team != hand && people.Team(unit, hand) is not null)
        {
            conversations.Assign(unit, state.Id, null, null, hand, Handler.Queue, "deadlineEscalated", new { kind = Follower.NameOf(clock.Kind), due });
        }
    }

    private static DateTimeOffset At(PolicyStep step, DateTimeOffset due) => due.AddMinutes(step.Minutes);

    private static IEnumerable<(PolicyStep Step, long Bit)> Steps(PolicyTerms terms, Clock clock) =>
        (terms.Steps ?? []).Select((step, i) => (step, 1L << i)).Where(s => s.step.Kind is null || s.step.Kind == clock.Kind);
}
