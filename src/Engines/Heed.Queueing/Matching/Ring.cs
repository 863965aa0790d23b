namespace Heed.Queueing.Matching;

/// <summary>What changes for work that has waited some time: more people may take it. Rings add up.</summary>
public sealed record Ring
{
    /// <summary>Seconds of waiting after which it opens.</summary>
    public required double AfterSeconds { get; init; }

    /// <summary>Teams that help from now on: overflow and backup.</summary>
    public IReadOnlyList<Guid> AddTeams { get; init; } = [];

    /// <summary>Whether everybody may help, whatever their team.</summary>
    public bool Everyone { get; init; }

    /// <summary>By how many levels every needed skill may fall short; a need that falls to 0 is dropped.</summary>
    public int SkillRelief { get; init; }

    /// <summary>Skills that are not asked for any more.</summary>
    public IReadOnlyList<string> DropSkills { get; init; } = [];

    /// <summary>Whether the language does not matter any more.</summary>
    public bool AnyLanguage { get; init; }
}
