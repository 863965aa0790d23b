using Heed.Platform.Web;
using Heed.Queueing.Reasons;
using Heed.Routing.Assignment;
using Heed.Routing.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Routing.Ways;

/// <summary><c>/conversations/{id}/routing</c>: why somebody has a conversation, or why nobody has.</summary>
internal static class WayEndpoints
{
    private const int MostSteps = 200;

    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/conversations/{conversation:guid}/routing", GetAsync).Needs(ConversationPermissions.Read)
        .WithName("GetRoutingWay").WithTags("Routing").WithSummary("A conversation's way through the queues: rules asked, offers, decisions with their reasons, and while it waits why each agent does not have it.");

    private static async Task<Ok<RoutingWay>> GetAsync(
        Guid conversation, Caller caller, IStore store, IConversations conversations, IWaiting waiting, Desks desks, CancellationToken cancellationToken)
    {
        var workspace = caller.Scope.Workspace;
        using var session = store.Read();
        await conversations.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var steps = await StepsAsync(session, workspace, conversation, cancellationToken);
        if ((await WorkRows.FindAsync(session, workspace, [conversation], cancellationToken)).FirstOrDefault() is not { } row) return TypedResults.Ok(RoutingWay.None with { Decisions = steps });
        var plan = WorkPlan.Read(row.Plan);
        var place = await waiting.PlaceAsync(session, workspace, conversation, cancellationToken);
        IReadOnlyList<RoutingCandidate>? candidates = null;
        // The desk is where the shard is; asked elsewhere, the decisions tell what there is to tell.
        if (row.Standing == Standing.Waiting && desks.Find(workspace) is { } desk) candidates = [.. (await desk.ExplainAsync(row.Id, cancellationToken)).Select(RoutingCandidate.Of)];
        return TypedResults.Ok(new RoutingWay(
            row.Standing, row.Queue, row.Kind, row.Entered, row.Since, place?.Position, place?.ExpectedSeconds, row.Agent, row.Until, plan.Rule, plan.Version, await TrailAsync(session, workspace, plan, cancellationToken),
            new RoutingNeeds(
                [.. plan.Skills.Where(s => !Access.IsAccess(s.Skill)).Select(s => SkillKey.Read(s.Skill) is { } id ? new RoutingSkill(id, s.Level) : null).OfType<RoutingSkill>()],
                plan.Language, Math.Round(Math.Min(plan.Bonus.Minutes, DeskSettings.Engine.MostBonusMinutes), 2)),
            steps, candidates));
    }

    private static async Task<IReadOnlyList<RoutingTrail>> TrailAsync(ReadSession session, WorkspaceId workspace, WorkPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Trail.Count == 0) return [];
        var json = await session.FirstAsync($"select rules from routing_rule_versions where workspace = {workspace} and number = {plan.Version}", r => r.Text(0), cancellationToken);
        var names = json is null ? new Dictionary<Guid, string>() : CompiledRules.Read(json).Rules.ToDictionary(r => r.Id, r => r.Name);
        return [.. plan.Trail.Select(t => new RoutingTrail(t.Rule, names.GetValueOrDefault(t.Rule), t.Met, t.Missed))];
    }

    private static async Task<IReadOnlyList<RoutingStep>> StepsAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select at, code, why, agent, until, facts from routing_decisions where workspace = {workspace} and conversation = {conversation} order by id desc limit {MostSteps}",
            r => (At: r.Time(0), Code: (DecisionCode)r.Int(1), Why: (WhyCode)r.Int(2), Agent: r.IdOrNull(3), Until: r.TimeOrNull(4), Facts: DecisionFacts.Read(r.Text(5))), cancellationToken);
        rows.Reverse();
        return
        [
            .. rows.Select(d => new RoutingStep(
                d.At, d.Code, d.Why, d.Agent, d.Facts.Queue, d.Until, d.Facts.WaitedSeconds, d.Facts.Score, d.Facts.Ring, d.Facts.IdleSeconds, d.Facts.Load, d.Facts.FreeAgents,
                [.. d.Facts.Others.Select(RoutingCandidate.Of)])),
        ];
    }
}
