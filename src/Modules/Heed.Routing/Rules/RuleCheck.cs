using Heed.Platform.Web;
using Heed.Routing.Skills;

namespace Heed.Routing.Rules;

/// <summary>Whether a draft can be kept. What only makes a rule useless is told by the lint: half-written rules are kept too.</summary>
internal static class RuleCheck
{
    private const int MaxName = 80;
    private const int MaxFilter = 8_000;
    private const int MostMinutes = 60;
    private const int MostSkills = 10;
    private const int MostConditions = 20;

    /// <exception cref="InvalidRefusal">Something is missing or out of range.</exception>
    public static void Run(IReadOnlyList<RoutingRule> rules)
    {
        var check = new Validate()
            .That(rules.Count <= RuleSheet.Most, "rules", "tooMany", $"At most {RuleSheet.Most} rules.")
            .That(rules.Select(r => r.Id).Distinct().Count() == rules.Count, "rules", "twice", "Each rule needs an id of its own.");
        for (var i = 0; i < rules.Count && i <= RuleSheet.Most; i++) One(check, rules[i], $"rules[{i}]");
        check.Done();
    }

    private static void One(Validate check, RoutingRule rule, string place)
    {
        var (then, text) = (rule.Then, rule.Filter.GetRawText());
        check.Text(rule.Name, place + ".name", MaxName)
            .That(rule.Id != Guid.Empty, place + ".id", "required", "An id.")
            .That(text.Length <= MaxFilter && RuleFilter.Parse(rule.Filter) is { } filter && filter.Leaves().Count() <= MostConditions, place + ".filter", "badFilter", $"A filter is an object with match and at most {MostConditions} conditions.")
            .That(Minutes(then.PriorityMinutes) && Minutes(then.TierMinutes) && Minutes(then.ValueMinutes), place + ".then", "outOfRange", $"0 to {MostMinutes} minutes of advance.")
            .That((then.Skills?.Count ?? 0) <= MostSkills && (then.Skills ?? []).All(s => s.Level is >= 1 and <= Skill.Best), place + ".then.skills", "outOfRange", $"At most {MostSkills} skills, levels 1 to {Skill.Best}.")
            .That((then.Skills ?? []).Select(s => s.SkillId).Distinct().Count() == (then.Skills?.Count ?? 0), place + ".then.skills", "twice", "Each skill once.");
        if (then.Prefer is not { } prefer) return;
        check.That(prefer.Kind != RulePreferenceKind.Person || prefer.PersonId is not null, place + ".then.prefer.personId", "required", "Choose somebody.")
            .That(prefer.Kind != RulePreferenceKind.Owner || !string.IsNullOrWhiteSpace(prefer.Attribute), place + ".then.prefer.attribute", "required", "Choose the customer's field.")
            .That(prefer.WithinDays is >= 1 and <= 365, place + ".then.prefer.withinDays", "outOfRange", "1 to 365 days.")
            .That(prefer.WaitSeconds is >= 0 and <= 3600, place + ".then.prefer.waitSeconds", "outOfRange", "0 to 3600 seconds.");
    }

    private static bool Minutes(int minutes) => minutes is >= 0 and <= MostMinutes;
}
