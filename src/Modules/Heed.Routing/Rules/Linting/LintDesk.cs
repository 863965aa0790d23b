using Heed.Customers.Public;

namespace Heed.Routing.Rules.Linting;

/// <summary>Gathers what a list of rules is judged by.</summary>
internal sealed class LintDesk(IQueueBook queues, IAgentBook agents, IPeople people, ICustomers customers, IConversationFilters filters, ICalendars calendars)
{
    public async Task<IReadOnlyList<RuleFinding>> RunAsync(ReadSession session, WorkspaceId workspace, CompiledRules rules, CancellationToken cancellationToken)
    {
        var skills = await session.QueryAsync($"select id from routing_skills where workspace = {workspace}", r => r.Id(0), cancellationToken);
        var levels = await agents.ListAsync(session, workspace, cancellationToken);
        var staff = (await people.ScopesAsync(workspace, cancellationToken)).Where(s => s.Has(ConversationPermissions.Reply)).ToDictionary(
            s => s.Actor.Id!.Value,
            s => (Teams: (IReadOnlySet<Guid>)s.Teams, Levels: levels.TryGetValue(s.Actor.Id!.Value, out var agent) ? agent.Skills : new Dictionary<string, int>()));
        var attributes = (await customers.AttributesAsync(session, workspace, cancellationToken)).Select(a => a.Key).ToHashSet();
        var bad = new Dictionary<Guid, string>();
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            if (rules.Filters[i] is { } filter && await ProblemAsync(session, workspace, filter, cancellationToken) is { } problem) bad[rules.Rules[i].Id] = problem;
        }

        return RuleLint.Run(rules, new LintFacts(await queues.ListAsync(session, workspace, cancellationToken), skills.ToHashSet(), staff, attributes, bad));
    }

    /// <summary>What is wrong with the conditions; null for nothing.</summary>
    internal async Task<string?> ProblemAsync(ReadSession session, WorkspaceId workspace, RuleFilter filter, CancellationToken cancellationToken)
    {
        foreach (var leaf in filter.Leaves())
        {
            if (leaf.Field is null || !RuleFields.IsKnown(leaf.Field)) return $"Rules cannot ask about {leaf.Field}.";
            if (TimeCondition.Is(leaf))
            {
                if (TimeCondition.Problem(leaf) is { } problem) return problem;
                foreach (var id in leaf.Field == TimeCondition.Calendar ? leaf.Texts() : [])
                {
                    if (await calendars.FindAsync(session, workspace, Guid.Parse(id), cancellationToken) is null) return "A calendar is gone.";
                }

                continue;
            }

            try
            {
                await filters.CheckAsync(session, workspace, leaf.AsFilter, cancellationToken);
            }
            catch (InvalidRefusal refusal)
            {
                return refusal.Errors[0].Message;
            }
        }

        return null;
    }
}
