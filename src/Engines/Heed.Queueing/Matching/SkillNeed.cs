namespace Heed.Queueing.Matching;

/// <summary>A skill that work needs.</summary>
/// <param name="Skill">Its name, compared by ordinal.</param>
/// <param name="Level">The least level that will do, 1 or more.</param>
public readonly record struct SkillNeed(string Skill, int Level);
