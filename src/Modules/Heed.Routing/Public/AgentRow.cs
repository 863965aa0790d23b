using Heed.Queueing.Matching;

namespace Heed.Routing.Public;

/// <summary>What somebody can do and how much at once. Read only.</summary>
/// <param name="Skills">Levels by <see cref="SkillKey"/>, each 1 to 5.</param>
/// <param name="Languages">BCP 47; none named means that nobody wrote them down.</param>
public sealed record AgentRow(Guid Person, long Version, IReadOnlyDictionary<string, int> Skills, IReadOnlyList<string> Languages, Capacity Capacity);
