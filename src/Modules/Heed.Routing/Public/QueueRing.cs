namespace Heed.Routing.Public;

/// <summary>Who may help from a certain wait on. Rings add up.</summary>
/// <param name="AfterSeconds">Seconds of waiting after which it opens, 1 or more.</param>
/// <param name="TeamIds">Teams that help from then on.</param>
/// <param name="Everyone">Whether everybody may help, whatever their team.</param>
/// <param name="SkillRelief">By how many levels every needed skill may fall short, 0 or more.</param>
/// <param name="DropSkillIds">Skills that are not asked for any more.</param>
/// <param name="AnyLanguage">Whether the language does not matter any more.</param>
public sealed record QueueRing(
    int AfterSeconds, IReadOnlyList<Guid>? TeamIds = null, bool Everyone = false, int SkillRelief = 0, IReadOnlyList<Guid>? DropSkillIds = null, bool AnyLanguage = false);
