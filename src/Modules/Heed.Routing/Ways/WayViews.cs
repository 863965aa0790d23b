using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;
using Heed.Routing.Assignment;

namespace Heed.Routing.Ways;

/// <summary>A conversation's way through the queues: what was asked, what was decided, and why.</summary>
/// <param name="Standing">Where it stands; null when it never waited or was never held.</param>
/// <param name="Position">Its place, 1 first; null unless it waits.</param>
/// <param name="ExpectedSeconds">By the pace of the last hour; null unless it waits, and when too little is known.</param>
/// <param name="AgentId">Who is asked or has it.</param>
/// <param name="OfferedUntil">Until when the offer stands.</param>
/// <param name="RuleId">The rule that chose the queue; null when none was met.</param>
/// <param name="RuleVersion">The version of the rules that was asked; 0 when nothing was published.</param>
/// <param name="Trail">The rules that were asked, in order.</param>
/// <param name="Needs">What its agent must be able to do, besides being allowed to see it.</param>
/// <param name="Decisions">What was decided, oldest first; kept for 60 days.</param>
/// <param name="Candidates">For everybody why they do not have it now; null unless it waits.</param>
internal sealed record RoutingWay(
    Standing? Standing, Guid? QueueId, WorkKind? Kind, DateTimeOffset? EnteredAt, DateTimeOffset? Since, int? Position, int? ExpectedSeconds, Guid? AgentId, DateTimeOffset? OfferedUntil,
    Guid? RuleId, int RuleVersion, IReadOnlyList<RoutingTrail> Trail, RoutingNeeds? Needs, IReadOnlyList<RoutingStep> Decisions, IReadOnlyList<RoutingCandidate>? Candidates)
{
    internal static RoutingWay None { get; } = new(null, null, null, null, null, null, null, null, null, null, 0, [], null, [], null);
}

/// <summary>A rule that was asked.</summary>
/// <param name="Name">Its name in the version that was asked; null when that is no longer known.</param>
/// <param name="Missed">The place of the first condition that did not hold; null when it was met.</param>
internal sealed record RoutingTrail(Guid RuleId, string? Name, bool Met, int? Missed);

/// <summary>What a conversation asks for.</summary>
/// <param name="Language">BCP 47; null when none is asked for.</param>
/// <param name="BonusMinutes">By how many minutes it stands ahead of its time.</param>
internal sealed record RoutingNeeds(IReadOnlyList<RoutingSkill> Skills, string? Language, double BonusMinutes);

/// <summary>A skill that is asked for.</summary>
internal sealed record RoutingSkill(Guid SkillId, int Level);

/// <summary>One decision.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Score">Minutes waited and of bonus: what the order rests on.</param>
/// <param name="Ring">How far the circle of agents had widened, 0 first.</param>
/// <param name="Load">Units the chosen agent had in use before.</param>
/// <param name="FreeAgents">How many had room.</param>
/// <param name="Others">Up to five of them, and why they were not chosen.</param>
internal sealed record RoutingStep(
    DateTimeOffset At, DecisionCode Code, WhyCode Why, Guid? AgentId, Guid QueueId, DateTimeOffset? Until, long WaitedSeconds, double Score, int Ring, long IdleSeconds, int Load, int FreeAgents,
    IReadOnlyList<RoutingCandidate> Others);

/// <summary>Somebody who does not get it.</summary>
/// <param name="Reason">Why not; <c>access</c> for who may not see or answer it.</param>
/// <param name="SkillId">The skill that lacks.</param>
/// <param name="Language">The language that lacks.</param>
internal sealed record RoutingCandidate(Guid AgentId, string Reason, Guid? SkillId = null, string? Language = null)
{
    internal static RoutingCandidate Of(Bystander one)
    {
        if (one.Code == BystanderCode.Skill && one.Detail is { } lacks && Access.IsAccess(lacks)) return new RoutingCandidate(one.Agent, "access");
        return new RoutingCandidate(
            one.Agent, WorkNews.Code(one.Code), one is { Code: BystanderCode.Skill, Detail: { } skill } ? SkillKey.Read(skill) : null, one.Code == BystanderCode.Language ? one.Detail : null);
    }
}
