namespace Heed.Routing.Rules.Linting;

/// <summary>What rules may name, and who serves.</summary>
/// <param name="People">Active people who may answer: their teams and levels by <see cref="SkillKey"/>.</param>
/// <param name="Attributes">Keys of the customers' own fields.</param>
/// <param name="BadConditions">Rules with a condition that has no meaning, and what is wrong.</param>
internal sealed record LintFacts(
    IReadOnlyList<QueueRow> Queues, IReadOnlySet<Guid> Skills, IReadOnlyDictionary<Guid, (IReadOnlySet<Guid> Teams, IReadOnlyDictionary<string, int> Levels)> People,
    IReadOnlySet<string> Attributes, IReadOnlyDictionary<Guid, string> BadConditions);
