using Heed.Queueing.Matching;

namespace Heed.Routing.Rules;

/// <summary>Asks the published rules about a conversation.</summary>
internal sealed class RuleBook(IQueueBook queues, RuleShelf shelf, IConversationFilters filters, RuleHours hours, PreferenceBook preferences, TimeProvider time)
{
    /// <summary>Where a conversation should wait, what its agent must be able to do, and why. Changes nothing.</summary>
    public async Task<RouteChoice> ChooseAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken)
    {
        var (number, rules) = await shelf.PublishedAsync(session, conversation.Workspace, cancellationToken);
        return await ChooseAsync(session, conversation, rules, number, cancellationToken);
    }

    /// <summary>The same by rules that are not published.</summary>
    internal async Task<RouteChoice> ChooseAsync(ReadSession session, ConversationRow conversation, CompiledRules rules, int number, CancellationToken cancellationToken)
    {
        var known = await queues.ListAsync(session, conversation.Workspace, cancellationToken);
        if (rules.Rules.Count == 0) return new RouteChoice(null, number, Usual(known, conversation.Team).Id, [], default, null, []);
        var truth = await TruthAsync(session, conversation, rules, cancellationToken);
        var (rule, trail) = rules.First(c => truth.GetValueOrDefault(c.AsFilter));
        var there = await SkillsAsync(session, conversation.Workspace, rule, cancellationToken);
        var preference = rule?.Then.Prefer is { } prefer ? await preferences.FindAsync(session, conversation, prefer, cancellationToken) : null;
        return Choice(rule, number, known, conversation.Team, there, preference, trail);
    }

    /// <summary>What a met rule says, as far as what it names is still there.</summary>
    internal static RouteChoice Choice(
        RoutingRule? rule, int number, IReadOnlyList<QueueRow> queues, Guid? team, IReadOnlySet<Guid> skills, Preference? preference, IReadOnlyList<RuleTrail> trail)
    {
        var queue = queues.FirstOrDefault(q => q.Id == rule?.Then.QueueId && !q.Archived) ?? Usual(queues, team);
        if (rule is null) return new RouteChoice(null, number, queue.Id, [], default, null, trail);
        var then = rule.Then;
        return new RouteChoice(
            rule.Id, number, queue.Id, [.. (then.Skills ?? []).Where(s => skills.Contains(s.SkillId)).Select(s => new SkillNeed(SkillKey.Of(s.SkillId), s.Level))],
            new BonusParts(then.PriorityMinutes, then.TierMinutes, then.ValueMinutes), preference, trail);
    }

    /// <summary>The queue of a team, where one serves exactly that team; else the default one.</summary>
    internal static QueueRow Usual(IReadOnlyList<QueueRow> queues, Guid? team) =>
        queues.FirstOrDefault(q => team is { } id && !q.Archived && q.Terms.TeamIds is [var only] && only == id) ?? queues.First(q => q.IsDefault);

    private async Task<IReadOnlyDictionary<string, bool>> TruthAsync(ReadSession session, ConversationRow conversation, CompiledRules rules, CancellationToken cancellationToken)
    {
        var stored = rules.Leaves.Where(l => !TimeCondition.Is(l)).Select(l => l.AsFilter).ToList();
        var met = await filters.MetAsync(session, conversation.Workspace, conversation.Id, stored, cancellationToken);
        var truth = stored.Zip(met).ToDictionary(p => p.First, p => p.Second);
        var timed = rules.Leaves.Where(TimeCondition.Is).ToList();
        if (timed.Count == 0) return truth;
        var clock = await hours.ReadAsync(session, conversation.Workspace, timed, cancellationToken);
        foreach (var leaf in timed) truth[leaf.AsFilter] = clock.Holds(leaf, time.GetUtcNow());
        return truth;
    }

    private static async Task<IReadOnlySet<Guid>> SkillsAsync(ReadSession session, WorkspaceId workspace, RoutingRule? rule, CancellationToken cancellationToken)
    {
        if (rule?.Then.Skills is not { Count: > 0 } needs) return new HashSet<Guid>();
        var ids = needs.Select(s => s.SkillId).ToList();
        return (await session.QueryAsync($"select id from routing_skills where workspace = {workspace} and id in {ids}", r => r.Id(0), cancellationToken)).ToHashSet();
    }
}
