using Heed.Conversations.Public;
using Heed.Deadlines.Policies;
using Heed.Deadlines.Public;
using Heed.Platform.Timers;

namespace Heed.Deadlines.Clocks;

/// <summary>
/// A step or a deadline is due. Whether the promise still stands is asked of the conversation as it is now, not of the
/// clock: an answer whose event has not been followed yet must not become a breach.
/// </summary>
internal sealed class DeadlineTimer(IConversationPromises conversations, Follower follower, Escalations escalations, Outcomes outcomes) : ITimerHandler
{
    public string Kind => Follower.TimerKind;

    public void Fire(Unit unit, DueTimer timer)
    {
        if (conversations.State(unit, timer.Key) is not { Silent: false } state || follower.Policy(unit, timer.Key) is not { } policy) return;
        var clocks = ClockRows.Load(unit, timer.Key);
        foreach (var clock in clocks.Where(c => c is { State: ClockState.Running, DueAt: not null } && Stands(c, state, policy.Terms)))
        {
            if (clock.BrokenAt is null && clock.DueAt <= unit.Now) outcomes.Broken(unit, state, clock, (long)(unit.Now - clock.DueAt.Value).TotalSeconds);
            escalations.Take(unit, state, policy, clock);
            ClockRows.Save(unit, clock);
        }

        var stand = clocks.Where(c => c.State != ClockState.Running || Stands(c, state, policy.Terms)).ToList();
        // What was done meanwhile is stopped by its event; until then nothing more is to come of it.
        follower.Show(unit, timer.Key, stand, policy.Terms);
    }

    private static bool Stands(Clock clock, ConversationState state, PolicyTerms terms) => !terms.Pauses(clock.Kind, state) && clock.Kind switch
    {
        DeadlineKind.FirstResponse => !state.Answered && state.Category != StatusCategory.Resolved,
        DeadlineKind.NextResponse => state.WaitingSince is not null && state.Category != StatusCategory.Resolved,
        _ => state.Category != StatusCategory.Resolved,
    };
}
