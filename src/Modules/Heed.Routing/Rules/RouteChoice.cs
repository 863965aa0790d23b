using Heed.Queueing.Matching;

namespace Heed.Routing.Rules;

/// <summary>What the rules say about a conversation.</summary>
/// <param name="Rule">The rule that was met; null when none was.</param>
/// <param name="Version">The published version that was asked; 0 when nothing is published.</param>
/// <param name="Queue">Where it waits; never an archived queue. Null only when it must not wait at all.</param>
/// <param name="Skills">What the agent must be able to do, each skill once (<see cref="SkillKey"/>).</param>
/// <param name="Bonus">Minutes of advance.</param>
/// <param name="Preference">Whom it should go to, or null.</param>
/// <param name="Trail">The rules that were asked, in order, the met one last.</param>
internal sealed record RouteChoice(Guid? Rule, int Version, Guid? Queue, IReadOnlyList<SkillNeed> Skills, BonusParts Bonus, Preference? Preference, IReadOnlyList<RuleTrail> Trail);

/// <summary>One rule that was asked.</summary>
/// <param name="Missed">The place of the first condition that did not hold; null when it was met.</param>
internal sealed record RuleTrail(Guid Rule, bool Met, int? Missed = null);
