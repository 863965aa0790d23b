using System.Globalization;
using Heed.Platform.Web;
using Heed.Routing.Skills;

namespace Heed.Routing.Queues;

/// <summary>Whether a queue makes sense, told field by field.</summary>
internal sealed class QueueCheck(IPeople people)
{
    private const int Day = 86_400;
    private const int MostTeams = 50;
    private const int MostRings = 10;
    private const int MostSlots = 20;
    private const int MostAccept = 600;

    /// <summary>Somebody who writes a long answer is not silent.</summary>
    private const int LeastSilent = 30;

    private const int LeastAlarm = 10;

    /// <summary>The engine lets nobody pass by more.</summary>
    private const int MostRiskMinutes = 60;

    /// <exception cref="InvalidRefusal">Something is missing or out of range, or names what is not there.</exception>
    public async Task RunAsync(ReadSession session, WorkspaceId workspace, string name, QueueTerms terms, CancellationToken cancellationToken)
    {
        var check = new Validate()
            .Text(name, "name", ServiceQueue.MaxName)
            .That(terms.TeamIds.Count <= MostTeams, "terms.teamIds", "tooMany", $"At most {MostTeams} teams.")
            .That(Enum.IsDefined(terms.Order), "terms.order", "badValue", "One of longestIdle, leastLoaded.")
            .That(terms.AcceptSeconds is 0 or (>= 5 and <= MostAccept), "terms.acceptSeconds", "outOfRange", $"0 to hand over at once, or 5 to {MostAccept} seconds.")
            .That(terms.RiskSeconds is >= 0 and <= Day, "terms.riskSeconds", "outOfRange", "0 seconds to a day.")
            .That(terms.RiskMinutes is >= 0 and <= MostRiskMinutes, "terms.riskMinutes", "outOfRange", $"0 to {MostRiskMinutes} minutes.")
            .That(terms.SharePercent is null or (>= 1 and <= 100), "terms.sharePercent", "outOfRange", "1 to 100 percent, or none.")
            .That(terms.SilentSeconds is 0 or (>= LeastSilent and <= Day), "terms.silentSeconds", "outOfRange", $"0 to switch it off, or {LeastSilent} seconds to a day.")
            .That(terms.AlarmSeconds is 0 or (>= LeastAlarm and <= Day), "terms.alarmSeconds", "outOfRange", $"0 to switch it off, or {LeastAlarm} seconds to a day.")
            .That(terms.TargetSeconds is >= 1 and <= Day, "terms.targetSeconds", "outOfRange", "1 second to a day.")
            .That(terms.TargetPercent is >= 1 and <= 100, "terms.targetPercent", "outOfRange", "1 to 100 percent.")
            .That(terms.AbandonSeconds is 0 or (>= 10 and <= Day), "terms.abandonSeconds", "outOfRange", "0 for never, or 10 seconds to a day.")
            .That(terms.CallBackAfterSeconds is >= 0 and <= Day, "terms.callBackAfterSeconds", "outOfRange", "0 seconds to a day.")
            .That(terms.CallBackAttempts is >= 1 and <= 10, "terms.callBackAttempts", "outOfRange", "1 to 10 calls.")
            .That(terms.CallBackMinutes is >= 1 and <= 1_440, "terms.callBackMinutes", "outOfRange", "1 minute to a day.")
            .That(terms.Rings.Count <= MostRings, "terms.rings", "tooMany", $"At most {MostRings} steps.")
            .That(terms.CallBackSlots.Count <= MostSlots, "terms.callBackSlots", "tooMany", $"At most {MostSlots} times.");
        for (var i = 0; i < terms.Rings.Count; i++) Ring(check, terms.Rings[i], $"terms.rings[{i}]");
        for (var i = 0; i < terms.CallBackSlots.Count; i++) Slot(check, terms.CallBackSlots[i], $"terms.callBackSlots[{i}]");
        check.Done();
        await ExistAsync(session, workspace, terms, cancellationToken);
    }

    private static void Ring(Validate check, QueueRing ring, string place) => check
        .That(ring.AfterSeconds is >= 1 and <= Day, place + ".afterSeconds", "outOfRange", "1 second to a day.")
        .That(ring.SkillRelief is >= 0 and <= Skill.Best, place + ".skillRelief", "outOfRange", $"0 to {Skill.Best} levels.")
        .That((ring.TeamIds?.Count ?? 0) <= MostTeams && (ring.DropSkillIds?.Count ?? 0) <= MostTeams, place, "tooMany", $"At most {MostTeams} teams and skills.")
        .That(
            ring.Everyone || ring.AnyLanguage || ring.SkillRelief > 0 || ring.TeamIds is { Count: > 0 } || ring.DropSkillIds is { Count: > 0 },
            place, "required", "Say who may help from then on.");

    private static void Slot(Validate check, CallBackSlot slot, string place) => check
        .That(slot.Days.Count is >= 1 and <= 7 && slot.Days.All(d => d is >= 0 and <= 6) && slot.Days.Distinct().Count() == slot.Days.Count, place + ".days", "badValue", "Days of the week, 0 (Sunday) to 6, each once.")
        .That(Clock(slot.From) is { } from && Clock(slot.To) is { } to && from < to, place, "badSlot", "Times look like 09:00, the end after the beginning.")
        .That(slot.Places is >= 1 and <= 1000, place + ".places", "outOfRange", "1 to 1000 customers.");

    private async Task ExistAsync(ReadSession session, WorkspaceId workspace, QueueTerms terms, CancellationToken cancellationToken)
    {
        var teams = terms.TeamIds.Concat(terms.Rings.SelectMany(r => r.TeamIds ?? [])).Distinct().ToList();
        var skills = terms.Rings.SelectMany(r => r.DropSkillIds ?? []).Distinct().ToList();
        var known = teams.Count == 0 ? null : await people.TeamsAsync(session, workspace, teams, cancellationToken);
        var there = skills.Count == 0 ? 0 : await session.NumberAsync($"select count(*) from routing_skills where workspace = {workspace} and id in {skills}", cancellationToken);
        new Validate()
            .That(known is null || terms.TeamIds.All(known.ContainsKey), "terms.teamIds", "unknownTeam", "A team is gone.")
            .That(known is null || terms.Rings.All(r => (r.TeamIds ?? []).All(known.ContainsKey)), "terms.rings", "unknownTeam", "A team is gone.")
            .That(there == skills.Count, "terms.rings", "unknownSkill", "A skill is gone.")
            .Done();
    }

    private static TimeOnly? Clock(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
