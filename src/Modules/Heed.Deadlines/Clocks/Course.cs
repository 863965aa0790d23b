using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Policies;
using Heed.Deadlines.Public;

namespace Heed.Deadlines.Clocks;

/// <summary>
/// What one event does to a conversation's clocks. Pure: the same is asked before a unit, to see whether there is anything
/// to write, and inside it.
/// </summary>
internal sealed class Course
{
    private readonly Dictionary<DeadlineKind, Clock> _before, _clocks;
    private readonly KnownPolicy _policy;
    private readonly ConversationState _state;
    private readonly WorkCalendar _hours;
    private readonly DateTimeOffset _at;
    private readonly ThreadNews _news;

    private Course(IEnumerable<Clock> clocks, KnownPolicy policy, ConversationState state, WorkCalendar hours, DateTimeOffset at, ThreadNews news)
    {
        _before = clocks.ToDictionary(c => c.Kind);
        _clocks = _before.ToDictionary(c => c.Key, c => c.Value.Copy());
        (_policy, _state, _hours, _at, _news) = (policy, state, hours, at, news);
    }

    /// <summary>The clocks as they are afterwards.</summary>
    public IReadOnlyCollection<Clock> Clocks => _clocks.Values;

    /// <summary>Clocks that are not as they were before, or were not there.</summary>
    public IReadOnlyList<Clock> Changed => [.. _clocks.Values.Where(c => !_before.TryGetValue(c.Kind, out var before) || !c.IsAs(before))];

    /// <summary>Promises the policy no longer gives.</summary>
    public IReadOnlyList<DeadlineKind> Dropped => [.. _before.Keys.Where(k => !_clocks.ContainsKey(k))];

    /// <summary>Promises that this event ended, kept or late.</summary>
    public IReadOnlyList<Clock> Stopped => [.. _clocks.Values.Where(c => !c.IsActive && (!_before.TryGetValue(c.Kind, out var before) || before.IsActive))];

    /// <summary>Promises that had been broken when they were put to rest, which no timer had noticed.</summary>
    public IReadOnlyList<Clock> Broken => [.. _clocks.Values.Where(c => c is { IsActive: true, BrokenAt: not null } && _before.TryGetValue(c.Kind, out var before) && before.BrokenAt is null)];

    /// <param name="clocks">The clocks before; they stay as they are.</param>
    /// <param name="policy">The policy the conversation is under now.</param>
    /// <param name="state">The conversation now.</param>
    /// <param name="hours">Whose working time counts.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="news">What happened.</param>
    public static Course Of(IEnumerable<Clock> clocks, KnownPolicy policy, ConversationState state, WorkCalendar hours, DateTimeOffset at, ThreadNews news)
    {
        var course = new Course(clocks, policy, state, hours, at, news);
        foreach (var kind in Enum.GetValues<DeadlineKind>()) course.Tick(kind);
        return course;
    }

    /// <summary>It was resolved by a later event than this one: that event stops what runs, at its own instant, and what stands still stays so until then.</summary>
    private bool IsOver => _state.Category == StatusCategory.Resolved && _news != ThreadNews.Resolved;

    private void Tick(DeadlineKind kind)
    {
        if (_policy.Terms.Target(kind) is not { } target)
        {
            _clocks.Remove(kind);
            return;
        }

        if (!_clocks.TryGetValue(kind, out var clock))
        {
            if (IsOver || Begins(kind) is not { } since) return;
            _clocks[kind] = clock = Clock.Start(_state.Workspace, _state.Id, kind, since);
        }
        else if (kind == DeadlineKind.NextResponse && !clock.IsActive && Begins(kind) is { } again)
        {
            clock.Restart(again);
        }
        else if (kind == DeadlineKind.Resolution && !clock.IsActive && _state.Category != StatusCategory.Resolved)
        {
            clock.Resume(_at);
        }

        clock.Aim(_policy.Id, target, _policy.Terms.WarnPercent, _hours);
        if (Ends(kind))
        {
            clock.Stop(_at, _hours);
            return;
        }

        if (IsOver) return;
        if (_policy.Terms.Pauses(kind, _state)) clock.Pause(_at, _hours);
        else if (clock.State == ClockState.Paused) clock.Resume(_at);
        clock.Aim(_policy.Id, target, _policy.Terms.WarnPercent, _hours);
    }

    /// <summary>Since when a promise that is not running holds; null when it does not.</summary>
    private DateTimeOffset? Begins(DeadlineKind kind) => kind switch
    {
        // A quick answer may be there before the beginning is followed: the promise was given all the same.
        DeadlineKind.FirstResponse => _state.ByCustomer && (_news == ThreadNews.Began || !_state.Answered) ? _state.CreatedAt : null,
        DeadlineKind.Resolution => _state.CreatedAt,
        _ when _clocks.GetValueOrDefault(DeadlineKind.FirstResponse) is { IsActive: true } || _state.Category == StatusCategory.Resolved => null,
        _ when _news == ThreadNews.CustomerWrote => _at,
        _ => _state.Answered && _news is ThreadNews.Looked or ThreadNews.Reopened ? _state.WaitingSince : null,
    };

    private bool Ends(DeadlineKind kind) => _news switch
    {
        ThreadNews.Resolved => true,
        ThreadNews.PersonAnswered => kind != DeadlineKind.Resolution,
        ThreadNews.BotAnswered => kind != DeadlineKind.Resolution && _policy.Terms.BotAnswersCount,
        _ => false,
    };
}
