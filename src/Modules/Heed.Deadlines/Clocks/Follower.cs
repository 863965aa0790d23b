using Heed.Conversations.Public;
using Heed.Deadlines.Policies;
using Heed.Deadlines.Public;
using Heed.Platform.Timers;

namespace Heed.Deadlines.Clocks;

/// <summary>Starts, stops and pauses the clocks of a conversation as its events come by, inside one unit each; an event that changes no clock is told from one that does before there is a unit.</summary>
internal sealed class Follower(IConversationPromises conversations, IConversationFilters filters, PolicyHoursBook hours, Outcomes outcomes, PromiseWords words)
{
    internal const string TimerKind = "deadline";

    /// <summary>Whether following the event would write anything. What it says may be out of date a moment later: then a later event says so too.</summary>
    public async Task<bool> IsNewsAsync(ReadSession session, WorkspaceId workspace, Guid conversation, DateTimeOffset at, long seq, ThreadNews news, CancellationToken cancellationToken)
    {
        var thread = await ClockRows.ThreadAsync(session, workspace, conversation, cancellationToken);
        if (thread is not null && seq <= thread.Seq) return false;
        var state = await conversations.StateAsync(session, workspace, conversation, cancellationToken);
        var policy = state is null or { Silent: true } ? null : await PolicyAsync(session, workspace, conversation, cancellationToken);
        if (state is null || policy is null) return thread is not null;
        if (thread is null) return state.Category != StatusCategory.Resolved;
        if (IsOther(thread, policy)) return true;
        var calendar = await hours.OfAsync(session, policy.Terms, workspace, state.Inbox, cancellationToken);
        var course = Course.Of(await ClockRows.LoadAsync(session, workspace, conversation, cancellationToken), policy, state, calendar, at, news);
        return course.Changed.Count + course.Dropped.Count > 0;
    }

    /// <summary>Follows one event. Again with the same <paramref name="seq"/> changes nothing.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="seq">The event's number; null to look without one.</param>
    public void Follow(Unit unit, Guid conversation, DateTimeOffset at, long? seq, ThreadNews news)
    {
        var thread = ClockRows.Thread(unit, conversation);
        if (thread is not null && seq <= thread.Seq) return;
        var state = conversations.States(unit, [conversation]).GetValueOrDefault(conversation);
        var policy = state is null or { Silent: true } ? null : Policies(unit, [conversation]).GetValueOrDefault(conversation);
        if (state is null || policy is null)
        {
            if (thread is not null) Forget(unit, conversation, state is not null);
            return;
        }

        if (thread is null && state.Category == StatusCategory.Resolved) return;
        var calendar = hours.Of(unit, policy.Terms, state);
        var course = Course.Of(ClockRows.Load(unit, conversation), policy, state, calendar, at, news);
        var other = thread is null || IsOther(thread, policy);
        if (!other && course.Changed.Count + course.Dropped.Count == 0) return;
        foreach (var kind in course.Dropped) unit.Execute($"delete from deadlines_clocks where workspace = {unit.Workspace} and conversation = {conversation} and kind = {kind}");
        foreach (var clock in course.Broken) outcomes.Broken(unit, [(state, clock, (long)(unit.Now - clock.BrokenAt!.Value).TotalSeconds)]);
        foreach (var clock in course.Stopped) outcomes.Stopped(unit, state, clock);
        // Who edits a policy must not set off all the steps that would have been taken by now.
        if (thread is null ? news == ThreadNews.Looked : other) foreach (var clock in course.Clocks.Where(c => c.IsActive)) clock.Steps |= Escalations.Passed(policy.Terms, clock, unit.Now);
        ClockRows.Save(unit, course.Changed);
        ClockRows.Save(unit, new FollowedThread
        {
            Workspace = unit.Workspace,
            Conversation = conversation,
            Policy = policy.Id,
            PolicyVersion = policy.Version,
            Seq = Math.Max(seq ?? 0, thread?.Seq ?? 0),
        });
        Show(unit, [(conversation, course.Clocks, policy.Terms)]);
        if (thread is null && news != ThreadNews.Looked) words.Tell(unit, state, policy.Terms, course.Clocks.FirstOrDefault(c => c.Kind == DeadlineKind.FirstResponse), calendar);
    }

    /// <summary>Puts the nearest promise onto each of the conversations, and sets its timer to what comes next.</summary>
    internal void Show(Unit unit, IEnumerable<(Guid Conversation, IEnumerable<Clock> Clocks, PolicyTerms Terms)> courses)
    {
        var (nearest, next, done) = (new Dictionary<Guid, ConversationDue?>(), new List<(Guid, DateTimeOffset)>(), new List<Guid>());
        foreach (var (conversation, clocks, terms) in courses)
        {
            var running = clocks.Where(c => c is { State: ClockState.Running, DueAt: not null }).ToList();
            nearest[conversation] = running.MinBy(c => c.DueAt) is { } first ? new ConversationDue(NameOf(first.Kind), first.DueAt!.Value, first.WarnAt ?? first.DueAt.Value) : null;
            if (running.Select(c => Escalations.Next(terms, c)).Min() is { } at) next.Add((conversation, at));
            else done.Add(conversation);
        }

        conversations.SetDue(unit, nearest);
        unit.SetTimers(TimerKind, next);
        unit.ClearTimers(TimerKind, done);
    }

    /// <summary>The policies that conversations are under now; without those that no policy holds for.</summary>
    internal IReadOnlyDictionary<Guid, KnownPolicy> Policies(Unit unit, IReadOnlyCollection<Guid> conversations)
    {
        var policies = PolicyBook.Load(unit);
        return filters.FirstMet(unit, conversations, [.. policies.Select(p => p.Filter)]).ToDictionary(met => met.Key, met => policies[met.Value]);
    }

    internal static string NameOf(DeadlineKind kind) => kind switch
    {
        DeadlineKind.FirstResponse => "firstResponse",
        DeadlineKind.NextResponse => "nextResponse",
        _ => "resolution",
    };

    private static bool IsOther(FollowedThread thread, KnownPolicy policy) => thread.Policy != policy.Id || thread.PolicyVersion != policy.Version;

    private async Task<KnownPolicy?> PolicyAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        var policies = await PolicyBook.LoadAsync(session, workspace, cancellationToken);
        var met = await filters.MetAsync(session, workspace, conversation, [.. policies.Select(p => p.Filter)], cancellationToken);
        return policies.Zip(met).Where(p => p.Second).Select(p => p.First).FirstOrDefault();
    }

    private void Forget(Unit unit, Guid conversation, bool isThere)
    {
        ClockRows.Drop(unit, conversation);
        unit.Execute($"update deadlines_breaches set ended_at = {unit.Now} where workspace = {unit.Workspace} and conversation = {conversation} and ended_at is null");
        unit.ClearTimer(TimerKind, conversation);
        if (isThere) conversations.SetDue(unit, new Dictionary<Guid, ConversationDue?> { [conversation] = null });
    }
}
