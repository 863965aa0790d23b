using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>
/// Who may see and answer what, as skills of the engine: a need so high that no ring's relief drops it, and a level above it for whoever may.
/// </summary>
internal static class Access
{
    private const int Need = 1_000, Level = 1_000_000;

    internal static IEnumerable<SkillNeed> Needs(Guid brand, Guid? team)
    {
        yield return new SkillNeed(Brand(brand), Need);
        if (team is { } id) yield return new SkillNeed(Team(id), Need);
    }

    internal static IEnumerable<KeyValuePair<string, int>> Levels(Scope scope, IEnumerable<Guid> brands)
    {
        foreach (var brand in brands)
        {
            if (scope.Has(ConversationPermissions.Read, brand) && scope.Has(ConversationPermissions.Reply, brand)) yield return new(Brand(brand), Level);
        }

        foreach (var team in scope.Teams) yield return new(Team(team), Level);
    }

    /// <summary>Whether a skill stands for access, and is nobody's ability.</summary>
    internal static bool IsAccess(string skill) => skill.StartsWith("brand:", StringComparison.Ordinal) || skill.StartsWith("team:", StringComparison.Ordinal);

    private static string Brand(Guid id) => $"brand:{id}";

    private static string Team(Guid id) => $"team:{id}";
}
