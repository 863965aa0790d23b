using Heed.Routing.Skills;

namespace Heed.Routing.Rules.Linting;

/// <summary>Finds what is odd about a list of rules. Pure; quadratic in the rules, of which there are few.</summary>
internal static class RuleLint
{
    /// <summary>In a team smaller than this, that one person alone can do something is no news.</summary>
    private const int Several = 3;

    public static IReadOnlyList<RuleFinding> Run(CompiledRules rules, LintFacts facts)
    {
        var findings = new List<RuleFinding>();
        var earlier = new List<(Guid Id, RuleFilter Filter)>();
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            var rule = rules.Rules[i];
            if (!rule.Enabled) continue;
            if (rules.Filters[i] is not { } filter || facts.BadConditions.ContainsKey(rule.Id))
            {
                findings.Add(new RuleFinding(rule.Id, RuleFindingCode.BadCondition, true, [], Text: facts.BadConditions.GetValueOrDefault(rule.Id)));
                continue;
            }

            if (Reach(rule.Id, filter, earlier) is { } never) findings.Add(never);
            findings.AddRange(Names(rule, filter, facts));
            findings.AddRange(Staff(rule.Then, facts).Select(f => f with { RuleId = rule.Id }));
            earlier.Add((rule.Id, filter));
        }

        return findings;
    }

    /// <summary>Why it can never be met; null when it can, or when it cannot be told.</summary>
    private static RuleFinding? Reach(Guid rule, RuleFilter filter, List<(Guid Id, RuleFilter Filter)> earlier)
    {
        if (Cover.Alternatives(filter) is not { } ways) return null;
        if (ways.Count == 0) return new RuleFinding(rule, RuleFindingCode.Contradictory, false, []);
        return Cover.By(ways, earlier) is { } by ? new RuleFinding(rule, RuleFindingCode.Covered, false, by) : null;
    }

    private static IEnumerable<RuleFinding> Names(RoutingRule rule, RuleFilter filter, LintFacts facts)
    {
        var then = rule.Then;
        if (then.QueueId is { } queue)
        {
            var found = facts.Queues.FirstOrDefault(q => q.Id == queue);
            if (found is null) yield return new RuleFinding(rule.Id, RuleFindingCode.UnknownQueue, true, [], queue);
            else if (found.Archived) yield return new RuleFinding(rule.Id, RuleFindingCode.ArchivedQueue, true, [], queue);
        }

        foreach (var skill in (then.Skills ?? []).Where(s => !facts.Skills.Contains(s.SkillId))) yield return new RuleFinding(rule.Id, RuleFindingCode.UnknownSkill, true, [], skill.SkillId);
        if (then.Prefer is { Kind: RulePreferenceKind.Person, PersonId: { } person } && !facts.People.ContainsKey(person)) yield return new RuleFinding(rule.Id, RuleFindingCode.UnknownPerson, true, [], person);
        var named = filter.Leaves().Where(l => l.Field?.StartsWith("customer:", StringComparison.Ordinal) == true).Select(l => l.Field!["customer:".Length..])
            .Concat(then.Prefer is { Kind: RulePreferenceKind.Owner, Attribute: { } attribute } ? [attribute] : []);
        foreach (var key in named.Distinct().Where(k => !facts.Attributes.Contains(k))) yield return new RuleFinding(rule.Id, RuleFindingCode.UnknownAttribute, true, [], Text: key);
        if (then is { QueueId: null, Prefer: null, PriorityMinutes: 0, TierMinutes: 0, ValueMinutes: 0 } && (then.Skills ?? []).Count == 0) yield return new RuleFinding(rule.Id, RuleFindingCode.DoesNothing, false, []);
    }

    private static IEnumerable<RuleFinding> Staff(RuleAction then, LintFacts facts)
    {
        var needs = (then.Skills ?? []).Where(s => facts.Skills.Contains(s.SkillId)).ToList();
        var missing = needs.Where(s => !facts.People.Values.Any(p => Has(p.Levels, s, 0))).ToList();
        foreach (var skill in missing) yield return new RuleFinding(default, RuleFindingCode.NobodyHasSkill, false, [], skill.SkillId, skill.Level);
        foreach (var skill in needs.Except(missing).Where(s => facts.People.Count >= Several && facts.People.Values.Count(p => Has(p.Levels, s, 0)) == 1))
        {
            yield return new RuleFinding(default, RuleFindingCode.OnlyOneHasSkill, false, [], skill.SkillId, skill.Level);
        }

        if (facts.Queues.FirstOrDefault(q => q.Id == then.QueueId) is not { Archived: false } queue) yield break;
        var serving = facts.People.Values.Where(p => Serves(queue, p.Teams, widened: true)).ToList();
        if (serving.Count == 0)
        {
            yield return new RuleFinding(default, RuleFindingCode.NobodyServes, false, [], queue.Id);
            yield break;
        }

        if (missing.Count > 0 || needs.Count == 0) yield break;
        var relief = queue.Terms.Rings.Sum(r => r.SkillRelief);
        var dropped = queue.Terms.Rings.SelectMany(r => r.DropSkillIds ?? []).ToHashSet();
        if (!serving.Exists(p => needs.TrueForAll(s => dropped.Contains(s.SkillId) || Has(p.Levels, s, relief)))) yield return new RuleFinding(default, RuleFindingCode.QueueLacksSkills, false, [], queue.Id);
    }

    /// <summary>Whether somebody of these teams serves the queue, at the latest when all its steps are open.</summary>
    internal static bool Serves(QueueRow queue, IReadOnlySet<Guid> teams, bool widened) =>
        queue.Terms.TeamIds.Count == 0 || queue.Terms.TeamIds.Any(teams.Contains)
        || (widened && queue.Terms.Rings.Any(r => r.Everyone || (r.TeamIds ?? []).Any(teams.Contains)));

    private static bool Has(IReadOnlyDictionary<string, int> levels, SkillLevel need, int relief) =>
        need.Level - relief <= 0 || levels.GetValueOrDefault(SkillKey.Of(need.SkillId)) >= need.Level - relief;
}
