using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Deadlines.Public;
using Heed.Platform.Web;

namespace Heed.Deadlines.Policies;

/// <summary>Whether a policy makes sense, told field by field.</summary>
internal sealed class PolicyCheck(IConversationFilters filters, ICalendars calendars, IPeople people)
{
    private const int MaxPromise = 500;

    /// <exception cref="InvalidRefusal">Something is missing or out of range, or names what is not there.</exception>
    public async Task RunAsync(ReadSession session, WorkspaceId workspace, string name, JsonElement filter, PolicyTerms terms, CancellationToken cancellationToken)
    {
        var steps = terms.Steps ?? [];
        var check = new Validate()
            .Text(name, "name", Policy.MaxName)
            .That(filter.ValueKind == JsonValueKind.Object, "filter", "badFilter", "A filter is an object with match and conditions.")
            .That(terms.FirstResponse is not null || terms.NextResponse is not null || terms.Resolution is not null, "terms", "required", "Promise at least one thing.")
            .That(terms.WarnPercent is >= 1 and <= 100, "terms.warnPercent", "outOfRange", "1 to 100.")
            .That(terms.Hours != PolicyHours.Calendar || terms.CalendarId is not null, "terms.calendarId", "required", "Choose a calendar.")
            .That((terms.PauseStatusIds?.Count ?? 0) <= 50, "terms.pauseStatusIds", "tooMany", "At most 50.")
            .That(steps.Count <= PolicyTerms.MaxSteps, "terms.steps", "tooMany", $"At most {PolicyTerms.MaxSteps}.");
        foreach (var kind in Enum.GetValues<DeadlineKind>())
        {
            check.That(terms.Target(kind) is null or (>= 1 and <= PolicyTerms.MaxMinutes), "terms." + Clocks.Follower.NameOf(kind), "outOfRange", $"Minutes, 1 to {PolicyTerms.MaxMinutes}.");
        }

        if (terms.Promise is { } promise) check.Text(promise.ZhCn, "terms.promise.zh-CN", MaxPromise, false, true).Text(promise.En, "terms.promise.en", MaxPromise, false, true);
        for (var i = 0; i < steps.Count; i++) Step(check, steps[i], $"terms.steps[{i}]");
        check.Done();
        await filters.CheckAsync(session, workspace, filter.GetRawText(), cancellationToken);
        await ExistAsync(session, workspace, terms, cancellationToken);
    }

    private static void Step(Validate check, PolicyStep step, string place) => check
        .That(step.Minutes is >= -PolicyTerms.MaxMinutes and <= PolicyTerms.MaxMinutes, place + ".minutes", "outOfRange", "At most a year before or after.")
        .That((step.PersonIds?.Count ?? 0) <= 50 && (step.TeamIds?.Count ?? 0) <= 50, place, "tooMany", "At most 50 people and 50 teams.")
        .That(
            step.TellAssignee || step.TellTeam || step.PersonIds is { Count: > 0 } || step.TeamIds is { Count: > 0 } || step.Priority is not null || step.HandToTeamId is not null,
            place, "required", "Say who is told or what changes.");

    private async Task ExistAsync(ReadSession session, WorkspaceId workspace, PolicyTerms terms, CancellationToken cancellationToken)
    {
        var steps = terms.Steps ?? [];
        var teams = steps.SelectMany(s => s.TeamIds ?? []).Concat(steps.Select(s => s.HandToTeamId).OfType<Guid>()).Distinct().ToList();
        var persons = steps.SelectMany(s => s.PersonIds ?? []).Distinct().ToList();
        var check = new Validate();
        if (terms is { Hours: PolicyHours.Calendar, CalendarId: { } calendar })
        {
            check.That(await calendars.FindAsync(session, workspace, calendar, cancellationToken) is not null, "terms.calendarId", "unknownCalendar", "There is no such calendar.");
        }

        if (teams.Count > 0) check.That((await people.TeamsAsync(session, workspace, teams, cancellationToken)).Count == teams.Count, "terms.steps", "unknownTeam", "A team is gone.");
        if (persons.Count > 0) check.That((await people.FindAsync(session, workspace, persons, cancellationToken)).Count == persons.Count, "terms.steps", "unknownPerson", "A person is gone.");
        check.Done();
    }
}
