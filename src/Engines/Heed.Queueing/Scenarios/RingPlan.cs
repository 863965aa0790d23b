namespace Heed.Queueing.Scenarios;

/// <summary>A ring, as <see cref="Matching.Ring"/> with names.</summary>
public sealed record RingPlan
{
    public double AfterSeconds { get; init; }

    public IReadOnlyList<string> AddTeams { get; init; } = [];

    public bool Everyone { get; init; }

    public int SkillRelief { get; init; }

    public IReadOnlyList<string> DropSkills { get; init; } = [];

    public bool AnyLanguage { get; init; }
}
