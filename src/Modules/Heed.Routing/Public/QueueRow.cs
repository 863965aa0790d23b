using Heed.Queueing.Matching;

namespace Heed.Routing.Public;

/// <summary>A queue: who serves it and how. Read only.</summary>
/// <param name="IsDefault">What takes in everything that no rule and no team has a queue for.</param>
public sealed record QueueRow(Guid Id, long Version, string Name, bool Archived, bool IsDefault, QueueTerms Terms)
{
    /// <summary>The same for the engine.</summary>
    public QueueRules ToRules() => new()
    {
        Id = Id,
        Teams = Terms.TeamIds,
        Order = Terms.Order,
        AcceptSeconds = Terms.AcceptSeconds,
        Rings =
        [
            .. Terms.Rings.Select(r => new Ring
            {
                AfterSeconds = r.AfterSeconds,
                AddTeams = r.TeamIds ?? [],
                Everyone = r.Everyone,
                SkillRelief = r.SkillRelief,
                DropSkills = [.. (r.DropSkillIds ?? []).Select(SkillKey.Of)],
                AnyLanguage = r.AnyLanguage,
            }),
        ],
        RiskSeconds = Terms.RiskSeconds,
        RiskMinutes = Terms.RiskMinutes,
        ShareLimit = Terms.SharePercent is { } percent ? percent / 100.0 : null,
    };
}
