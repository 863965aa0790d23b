using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Policies;
using Heed.Deadlines.Public;
using Heed.Platform.Timers;

namespace Heed.Deadlines.Clocks;

/// <summary>Starts, stops and pauses the clocks of a conversation as its events come by, inside one unit each.</summary>
internal sealed class Follower(IConversationPromises conversations, IConversationFilters filters, PolicyHoursBook hours, Outcomes outcomes, PromiseWords words)
{
    internal const string TimerKind = "deadline";

    /// <summary>Follows one event. Again with the same <paramref name="seq"/> changes nothing.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="seq">The event's number; null to look without one.</param>
    public void Follow(Unit unit, Guid conversation, DateTimeOffset at, long? seq, ThreadNews news)
    {
        var thread = ClockRows.Thread(unit, conversation);
        if (thread is not null && seq <= thread.Seq) return;
        var state = conversations.State(unit, conversation);
        var policy = state is null or { Silent: true } ? null : Policy(unit, conversation);
        if (state is null || policy is null)
        {
            if (thread is not null) Forget(unit, conversation, state is not null);
            return;
        }

        if (thread is null && state.Category == StatusCategory.Resolved) return;
        var calendar = hours.Of(unit, policy.Terms, state);
        var clocks = ClockRows.Load(unit, conversation).ToDictionary(c => c.Kind);
        var first = thread is null;
        foreach (var kind in Enum.GetValues<DeadlineKind>()) Tick(new Turn(unit, clocks, policy, state, calendar, at, news), kind);
        var edited = thread is not null && (thread.Policy != policy.Id || thread.PolicyVersion != policy.Version);
        // Who edits a policy must not set off all the steps that would have been taken by now.
        if (edited || (first && news == ThreadNews.Looked)) foreach (var clock in clocks.Values.Where(c => c.IsActive)) clock.Steps |= Escalations.Passed(policy.Terms, clock, unit.Now);
        foreach (var clock in clocks.Values) ClockRows.Save(unit, clock);
        ClockRows.Save(unit, new FollowedThread
        {
            Workspace = unit.Workspace,
            Conversation = conversation,
            Policy = policy.Id,
            PolicyVersion = policy.Version,
            Seq = Math.Max(seq ?? 0, thread?.Seq ?? 0),
        });
        Show(unit, conversation, clocks.Values, policy.Terms);
        if (first && news != ThreadNews.Looked) words.Tell(unit, state, policy.Terms, clocks.GetValueOrDefault(DeadlineKind.FirstResponse), calendar);
    }

    /// <summary>Puts the nearest promise onto the conversation, and sets the timer to what comes next.</summary>
    internal void Show(Unit unit, Guid conversation, IEnumerable<Clock> clocks, PolicyTerms terms)
    {
        var running = clocks.Where(c => c is { State: ClockState.Running, DueAt: not null }).ToList();
        var nearest = running.MinBy(c => c.DueAt);
        conversations.SetDue(unit, conversation, nearest is null ? null : new ConversationDue(NameOf(nearest.Kind), nearest.DueAt!.Value, nearest.WarnAt ?? nearest.DueAt.Value));
        if (running.Select(c => Escalations.Next(terms, c)).Min() is { } next) unit.SetTimer(TimerKind, conversation, next);
        else unit.ClearTimer(TimerKind, conversation);
    }

    /// <summary>The policy a conversation is under now.</summary>
    internal KnownPolicy? Policy(Unit unit, Guid conversation)
    {
        var policies = PolicyBook.Load(unit);
        return filters.FirstMet(unit, conversation, [.. policies.Select(p => p.Filter)]) is >= 0 and var met ? policies[met] : null;
    }

    internal static string NameOf(DeadlineKind kind) => kind switch
    {
        DeadlineKind.FirstResponse => "firstResponse",
        DeadlineKind.NextResponse => "nextResponse",
        _ => "resolution",
    };

    private void Tick(Turn turn, DeadlineKind kind)
    {
        if (turn.Policy.Terms.Target(kind) is not { } target)
        {
            if (turn.Clocks.Remove(kind)) turn.Unit.Execute($"delete from deadlines_clocks where workspace = {turn.Unit.Workspace} and conversation = {turn.State.Id} and kind = {kind}");
            return;
        }

        if (!turn.Clocks.TryGetValue(kind, out var clock))
        {
            if (Begins(turn, kind) is not { } since) return;
            turn.Clocks[kind] = clock = Clock.Start(turn.Unit.Workspace, turn.State.Id, kind, since);
        }
        else if (kind == DeadlineKind.NextResponse && !clock.IsActive && Begins(turn, kind) is { } again)
        {
            clock.Restart(again);
        }
        else if (kind == DeadlineKind.Resolution && !clock.IsActive && turn.State.Category != StatusCategory.Resolved)
        {
            clock.Resume(turn.At);
        }

        clock.Aim(turn.Policy.Id, target, turn.Policy.Terms.WarnPercent, turn.Hours);
        if (Ends(turn, kind))
        {
            if (!clock.IsActive) return;
            clock.Stop(turn.At, turn.Hours);
            outcomes.Stopped(turn.Unit, turn.State, clock);
            return;
        }

        var pauses = turn.Policy.Terms.Pauses(kind, turn.State);
        if (pauses) clock.Pause(turn.At, turn.Hours);
        else if (clock.State == ClockState.Paused) clock.Resume(turn.At);
        clock.Aim(turn.Policy.Id, target, turn.Policy.Terms.WarnPercent, turn.Hours);
    }

    /// <summary>Since when a promise that is not running holds; null when it does not.</summary>
    private static DateTimeOffset? Begins(Turn turn, DeadlineKind kind)
    {
        var state = turn.State;
        return kind switch
        {
            // A quick answer may be there before the beginning is followed: the promise was given all the same.
            DeadlineKind.FirstResponse => state.ByCustomer && (turn.News == ThreadNews.Began || !state.Answered) ? state.CreatedAt : null,
            DeadlineKind.Resolution => state.CreatedAt,
            _ when turn.Clocks.GetValueOrDefault(DeadlineKind.FirstResponse) is { IsActive: true } || state.Category == StatusCategory.Resolved => null,
            _ when turn.News == ThreadNews.CustomerWrote => turn.At,
            _ => state.Answered && turn.News is ThreadNews.Looked or ThreadNews.Reopened ? state.WaitingSince : null,
        };
    }

    private static bool Ends(Turn turn, DeadlineKind kind) => turn.News switch
    {
        ThreadNews.Resolved => true,
        ThreadNews.PersonAnswered => kind != DeadlineKind.Resolution,
        ThreadNews.BotAnswered => kind != DeadlineKind.Resolution && turn.Policy.Terms.BotAnswersCount,
        _ => false,
    };

    private void Forget(Unit unit, Guid conversation, bool isThere)
    {
        ClockRows.Drop(unit, conversation);
        unit.Execute($"update deadlines_breaches set ended_at = {unit.Now} where workspace = {unit.Workspace} and conversation = {conversation} and ended_at is null");
        unit.ClearTimer(TimerKind, conversation);
        if (isThere) conversations.SetDue(unit, conversation, null);
    }

    /// <summary>What one event meets.</summary>
    private sealed record Turn(
        Unit Unit, Dictionary<DeadlineKind, Clock> Clocks, KnownPolicy Policy, ConversationState State, WorkCalendar Hours, DateTimeOffset At, ThreadNews News);
}
