using System.Text.Json;
using Heed.Routing.Skills;

namespace Heed.Routing.Rules;

/// <summary>One rule: for which conversations, and what is asked of whoever gets them.</summary>
/// <param name="Id">Stays when the rule is moved or edited; chosen by whoever writes it.</param>
/// <param name="Filter">Match and conditions, as a saved view has them; besides, <c>weekday</c>, <c>timeOfDay</c> and <c>calendar</c>.</param>
internal sealed record RoutingRule(Guid Id, string Name, JsonElement Filter, RuleAction Then, bool Enabled = true);

/// <summary>What becomes of a conversation that meets a rule.</summary>
/// <param name="QueueId">Where it waits; null leaves it where it would wait without the rule.</param>
/// <param name="Skills">What the agent must be able to do.</param>
/// <param name="PriorityMinutes">Minutes of advance for urgency, 0 to 60.</param>
/// <param name="TierMinutes">For membership.</param>
/// <param name="ValueMinutes">For what the customer is worth.</param>
/// <param name="Prefer">Whom it should go to, or null.</param>
internal sealed record RuleAction(
    Guid? QueueId = null, IReadOnlyList<SkillLevel>? Skills = null, int PriorityMinutes = 0, int TierMinutes = 0, int ValueMinutes = 0, RulePreference? Prefer = null);

/// <summary>Whom a conversation should go to.</summary>
/// <param name="PersonId">Of <see cref="RulePreferenceKind.Person"/>.</param>
/// <param name="Attribute">Of <see cref="RulePreferenceKind.Owner"/>: the customer's field that holds the e-mail address or the name of a colleague.</param>
/// <param name="WithinDays">Of <see cref="RulePreferenceKind.LastAgent"/>: how far back to look, 1 to 365.</param>
/// <param name="WaitSeconds">How long to wait for them while they are busy, 0 to 3600; an owner is waited for until they refuse.</param>
internal sealed record RulePreference(RulePreferenceKind Kind, Guid? PersonId = null, string? Attribute = null, int WithinDays = 30, int WaitSeconds = 60);

/// <summary>How an agent is preferred.</summary>
internal enum RulePreferenceKind
{
    /// <summary>Who answered this customer last.</summary>
    LastAgent,

    /// <summary>Somebody named.</summary>
    Person,

    /// <summary>The customer's own agent, by a field of the customer.</summary>
    Owner,
}
