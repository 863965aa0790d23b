using Heed.Conversations.Public;
using Heed.Deadlines.Policies;
using Heed.Deadlines.Public;
using Heed.Platform.Timers;

namespace Heed.Deadlines.Clocks;

/// <summary>
/// Steps or deadlines of conversations are due. Whether a promise still stands is asked of the conversation as it is now, not
/// of the clock: an answer whose event has not been followed yet must not become a breach.
/// </summary>
internal sealed class DeadlineTimer(IConversationPromises conversations, Follower follower, Escalations escalations, Outcomes outcomes) : ITimerSetHandler
{
    private static readonly DeadlineKind[] Kinds = Enum.GetValues<DeadlineKind>();

    public string Kind => Follower.TimerKind;

    /// <summary>Asks and writes once for all of the conversations; only steps are taken one by one.</summary>
    public void Fire(Unit unit, IReadOnlyList<DueTimer> timers)
    {
        var states = conversations.States(unit, [.. timers.Select(t => t.Key)]);
        var policies = follower.Policies(unit, [.. states.Values.Where(s => !s.Silent).Select(s => s.Id)]);
        var clocks = ClockRows.Load(unit, [.. policies.Keys]);
        var threads = timers.Where(t => policies.ContainsKey(t.Key)).Select(t => new Thread(states[t.Key], policies[t.Key], [.. clocks[t.Key]])).ToList();
        // Kind by kind, so that what happens to one conversation has the same order whoever is due beside it.
        foreach (var kind in Kinds) Fire(unit, [.. threads.SelectMany(t => t.Clocks.Where(c => c.Kind == kind && IsDue(t, c)).Select(c => (t, c)))]);
        // What was done meanwhile is stopped by its event; until then nothing more is to come of it.
        follower.Show(unit, threads.Select(t => (t.State.Id, t.Clocks.Where(c => c.State != ClockState.Running || Stands(t, c)), t.Policy.Terms)));
    }

    private void Fire(Unit unit, List<(Thread Thread, Clock Clock)> due)
    {
        outcomes.Broken(unit, [.. due.Where(d => d.Clock.BrokenAt is null && d.Clock.DueAt <= unit.Now).Select(d => (d.Thread.State, d.Clock, (long)(unit.Now - d.Clock.DueAt!.Value).TotalSeconds))]);
        foreach (var (thread, clock) in due) escalations.Take(unit, thread.State, thread.Policy, clock);
        ClockRows.Save(unit, due.Select(d => d.Clock));
    }

    private static bool IsDue(Thread thread, Clock clock) => clock is { State: ClockState.Running, DueAt: not null } && Stands(thread, clock);

    private static bool Stands(Thread thread, Clock clock) => !thread.Policy.Terms.Pauses(clock.Kind, thread.State) && clock.Kind switch
    {
        DeadlineKind.FirstResponse => !thread.State.Answered && thread.State.Category != StatusCategory.Resolved,
        DeadlineKind.NextResponse => thread.State.WaitingSince is not null && thread.State.Category != StatusCategory.Resolved,
        _ => thread.State.Category != StatusCategory.Resolved,
    };

    private sealed record Thread(ConversationState State, KnownPolicy Policy, IReadOnlyList<Clock> Clocks);
}
