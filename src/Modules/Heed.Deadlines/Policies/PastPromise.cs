using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Public;

namespace Heed.Deadlines.Policies;

/// <summary>
/// Which promises a policy would have broken with a conversation as it was. Pure, linear in the messages. Pauses are not taken off, as nobody wrote down when they were: so it is what was broken at most.
/// </summary>
internal static class PastPromise
{
    /// <summary>The kinds of promise that would have been broken, the ones that are due and unanswered now included.</summary>
    /// <param name="terms">What would have been promised.</param>
    /// <param name="began">When the conversation began.</param>
    /// <param name="resolved">When it was resolved, or null.</param>
    /// <param name="messages">Who wrote when, in order of time; without notes.</param>
    /// <param name="hours">Whose hours count.</param>
    /// <param name="now">The present.</param>
    public static IReadOnlySet<DeadlineKind> Broken(
        PolicyTerms terms, DateTimeOffset began, DateTimeOffset? resolved, IReadOnlyList<(MessageAuthor Author, DateTimeOffset At)> messages, WorkCalendar hours, DateTimeOffset now)
    {
        var broken = new HashSet<DeadlineKind>();
        var end = resolved ?? now;
        if (terms.Resolution is { } whole && IsLate(began, end, whole)) broken.Add(DeadlineKind.Resolution);
        DateTimeOffset? asked = messages.Count > 0 && messages[0].Author == MessageAuthor.Customer ? began : null;
        var first = asked is not null;
        foreach (var (author, at) in messages)
        {
            if (author == MessageAuthor.Customer)
            {
                asked ??= at;
            }
            else if (asked is { } since && (author == MessageAuthor.Agent || (author == MessageAuthor.Bot && terms.BotAnswersCount)))
            {
                Judge(since, at);
                (asked, first) = (null, false);
            }
        }

        if (asked is { } waits && waits < end) Judge(waits, end);
        return broken;

        void Judge(DateTimeOffset since, DateTimeOffset at)
        {
            var kind = first ? DeadlineKind.FirstResponse : DeadlineKind.NextResponse;
            if (terms.Target(kind) is { } minutes && IsLate(since, at, minutes)) broken.Add(kind);
        }

        bool IsLate(DateTimeOffset since, DateTimeOffset at, int minutes) => hours.WorkingTimeBetween(since, at) > TimeSpan.FromMinutes(minutes);
    }
}
