using Heed.Queueing.Matching;

namespace Heed.Queueing.Lines;

/// <summary>What makes two pieces of work of a line the same to any agent.</summary>
internal readonly struct RequirementKey(WorkKind kind, int ring, string? language, SkillNeed[] needs) : IEquatable<RequirementKey>
{
    public WorkKind Kind { get; } = kind;

    public int Ring { get; } = ring;

    public string? Language { get; } = language;

    public SkillNeed[] Needs { get; } = needs;

    public bool Equals(RequirementKey other) =>
        Kind == other.Kind && Ring == other.Ring && Language == other.Language && Needs.AsSpan().SequenceEqual(other.Needs);

    public override bool Equals(object? obj) => obj is RequirementKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Kind);
        hash.Add(Ring);
        hash.Add(Language);
        foreach (var need in Needs) hash.Add(need);
        return hash.ToHashCode();
    }
}
