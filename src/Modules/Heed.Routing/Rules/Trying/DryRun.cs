using System.Diagnostics;

namespace Heed.Routing.Rules.Trying;

/// <summary>Asks the rules in force and the draft about everybody who needed a person in the last days. Changes nothing.</summary>
internal sealed class DryRun(IStore store, RuleDesk desk, PastWeek week, IQueueBook queues, IConversationFilters filters, RuleHours hours, PastPreferences preferences, WaitRun waits)
{
    private const int MostChanges = 100;

    public async Task<RoutingTrialView> RunAsync(Scope scope, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var workspace = scope.Workspace;
        using var session = store.Read();
        var (published, number, draft) = await desk.BothAsync(session, workspace, cancellationToken);
        var known = await queues.ListAsync(session, workspace, cancellationToken);
        var all = await week.ContactsAsync(session, workspace, cancellationToken);
        var contacts = all.Count > PastWeek.Most ? [.. all.Skip(all.Count - PastWeek.Most)] : all;
        var skills = (await session.QueryAsync($"select id from routing_skills where workspace = {workspace}", r => r.Id(0), cancellationToken)).ToHashSet();
        var truth = await TruthAsync(session, workspace, contacts, [.. published.Leaves.Concat(draft.Leaves).DistinctBy(l => l.AsFilter)], cancellationToken);
        var preferred = await preferences.ReadAsync(session, workspace, contacts, published.Rules.Concat(draft.Rules), cancellationToken);
        var outcomes = contacts.Select(c => new TriedContact(c, Ask(published, number, c), Ask(draft, number + 1, c))).ToList();
        var (from, to) = week.Span();
        var changed = outcomes.Where(o => o.IsChanged).ToList();
        return new RoutingTrialView(
            from, to, contacts.Count, all.Count > contacts.Count, Hits(published, draft, outcomes), new TrialPair(outcomes.Count(o => o.Before.Rule is null), outcomes.Count(o => o.After.Rule is null)),
            changed.Count, [.. changed.Where(o => scope.Has(ConversationPermissions.Read, o.Contact.Brand)).Reverse().Take(MostChanges).Select(Change)],
            await waits.RunAsync(session, workspace, known, outcomes, cancellationToken), (int)watch.ElapsedMilliseconds);

        RouteChoice Ask(CompiledRules rules, int version, PastContact contact)
        {
            var (rule, trail) = rules.First(c => truth(c, contact));
            return RuleBook.Choice(rule, version, known, contact.Team, skills, null, trail) with { Preference = preferred(rule, contact) };
        }
    }

    /// <summary>What every condition says about every contact: one question a condition, whatever the number of contacts.</summary>
    private async Task<Func<RuleCondition, PastContact, bool>> TruthAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyList<PastContact> contacts, IReadOnlyList<RuleCondition> leaves, CancellationToken cancellationToken)
    {
        var clock = await hours.ReadAsync(session, workspace, [.. leaves.Where(TimeCondition.Is)], cancellationToken);
        var met = new Dictionary<string, IReadOnlySet<Guid>>();
        if (contacts.Count > 0)
        {
            foreach (var leaf in leaves.Where(l => !TimeCondition.Is(l) && l.Field != "waiting"))
            {
                met[leaf.AsFilter] = await filters.AmongAsync(session, workspace, contacts[0].Id, contacts[^1].Id, leaf.AsFilter, cancellationToken);
            }
        }

        return (condition, contact) => condition switch
        {
            _ when TimeCondition.Is(condition) => clock.Holds(condition, contact.At),
            // Nobody has waited yet when the rules are asked first.
            { Field: "waiting", Operator: "longerThan" } => false,
            { Field: "waiting" } => condition.Operator == "shorterThan" || condition.Value?.ValueKind == System.Text.Json.JsonValueKind.True,
            _ => met.TryGetValue(condition.AsFilter, out var ids) && ids.Contains(contact.Id),
        };
    }

    private static IReadOnlyList<RuleHits> Hits(CompiledRules published, CompiledRules draft, IReadOnlyList<TriedContact> outcomes)
    {
        var before = outcomes.Where(o => o.Before.Rule is not null).CountBy(o => o.Before.Rule!.Value).ToDictionary();
        var after = outcomes.Where(o => o.After.Rule is not null).CountBy(o => o.After.Rule!.Value).ToDictionary();
        return [.. draft.Rules.Concat(published.Rules).Select(r => r.Id).Distinct().Select(id => new RuleHits(id, before.GetValueOrDefault(id), after.GetValueOrDefault(id)))];
    }

    private static RoutingChange Change(TriedContact tried) => new(
        tried.Contact.Id, tried.Contact.Number, tried.Contact.At, new RoutingOutcome(tried.Before.Rule, tried.Before.Queue!.Value), new RoutingOutcome(tried.After.Rule, tried.After.Queue!.Value));
}
