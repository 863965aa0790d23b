using Heed.Conversations.Public;
using Heed.Deadlines.Public;

namespace Heed.Deadlines.Policies;

/// <summary>What a policy promises.</summary>
/// <param name="FirstResponse">Minutes of working time; null for no promise.</param>
/// <param name="NextResponse">Minutes of working time; null for no promise.</param>
/// <param name="Resolution">Minutes of working time; null for no promise.</param>
/// <param name="Hours">Whose hours count.</param>
/// <param name="CalendarId">The calendar, when <paramref name="Hours"/> is <see cref="PolicyHours.Calendar"/>.</param>
/// <param name="WarnPercent">At which part of the time a promise counts as at risk.</param>
/// <param name="PauseWhileWaiting">Whether clocks stand still while the status says that we wait for somebody.</param>
/// <param name="PauseWhileSnoozed">Whether clocks stand still while it is put off.</param>
/// <param name="PauseStatusIds">Further statuses in which clocks stand still.</param>
/// <param name="BotAnswersCount">Whether a bot's answer keeps the promise of a response. If not, these clocks stand still while a bot has it.</param>
/// <param name="Promise">Told to the customer of a website's chat when the first response is promised; null to say nothing.</param>
/// <param name="Steps">What is done before and after a deadline.</param>
internal sealed record PolicyTerms(
    int? FirstResponse = null, int? NextResponse = null, int? Resolution = null, PolicyHours Hours = PolicyHours.Inbox, Guid? CalendarId = null, int WarnPercent = 75,
    bool PauseWhileWaiting = true, bool PauseWhileSnoozed = false, IReadOnlyList<Guid>? PauseStatusIds = null, bool BotAnswersCount = false,
    LocalText? Promise = null, IReadOnlyList<PolicyStep>? Steps = null)
{
    internal const int MaxMinutes = 60 * 24 * 365;
    internal const int MaxSteps = 12;

    internal int? Target(DeadlineKind kind) => kind switch
    {
        DeadlineKind.FirstResponse => FirstResponse,
        DeadlineKind.NextResponse => NextResponse,
        _ => Resolution,
    };

    /// <summary>Whether a clock stands still as the conversation is now.</summary>
    internal bool Pauses(DeadlineKind kind, ConversationState state) =>
        (PauseWhileSnoozed && state.Snoozed)
        || (PauseWhileWaiting && state.Category == StatusCategory.Waiting && !(kind == DeadlineKind.NextResponse && state.WaitingSince is not null))
        || (PauseStatusIds?.Contains(state.Status) ?? false)
        || (!BotAnswersCount && kind != DeadlineKind.Resolution && state.Handler == Handler.Bot);
}

/// <summary>Whose working hours count. The names are stored.</summary>
internal enum PolicyHours
{
    /// <summary>Those of the conversation's inbox.</summary>
    Inbox,

    /// <summary>Those of the named calendar.</summary>
    Calendar,

    /// <summary>Every hour of every day.</summary>
    Always,
}

/// <summary>What is done at a distance from a deadline.</summary>
/// <param name="Minutes">Minutes by the wall clock from the deadline: negative before it, 0 at it, positive after it.</param>
/// <param name="Kind">Of which promise; null for each.</param>
/// <param name="TellAssignee">Tells whoever has the conversation.</param>
/// <param name="TellTeam">Tells the members of its team.</param>
/// <param name="PersonIds">Tells these people.</param>
/// <param name="TeamIds">Tells the members of these teams.</param>
/// <param name="Priority">Raises the priority to this.</param>
/// <param name="HandToTeamId">Puts it into the queue of this team.</param>
internal sealed record PolicyStep(
    int Minutes, DeadlineKind? Kind = null, bool TellAssignee = false, bool TellTeam = false, IReadOnlyList<Guid>? PersonIds = null, IReadOnlyList<Guid>? TeamIds = null,
    Priority? Priority = null, Guid? HandToTeamId = null);
