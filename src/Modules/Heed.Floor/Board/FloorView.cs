using Heed.Floor.Tiles;
using Heed.Floor.Topics;
using Heed.Routing.Public;

namespace Heed.Floor.Board;

/// <summary>The floor as it is now, as far as the caller supervises it.</summary>
/// <param name="Tag">Ask again with <c>known</c> set to this: nothing is answered while nothing has changed.</param>
/// <param name="At">The instant of the figures.</param>
/// <param name="DayStart">Since when "today" counts.</param>
/// <param name="Settings">Version of the tiles' setting.</param>
/// <param name="Topic">What came up far more often in the last hour than usual; null mostly.</param>
internal sealed record FloorView(
    string Tag, DateTimeOffset At, DateTimeOffset DayStart, long Settings, IReadOnlyList<FloorTile> Tiles, IReadOnlyList<FloorQueue> Queues, IReadOnlyList<FloorAgent> Agents, IReadOnlyList<FloorNeed> Needs,
    FloorTopic? Topic);

/// <summary>One figure against its target.</summary>
/// <param name="Value">In the unit of its kind; null while there is nothing to measure. A growing wait is told by <paramref name="Since"/>.</param>
/// <param name="Of">What it is set against besides the target: agents needed, promises broken, ratings counted.</param>
/// <param name="QueueId">The line it is about, when one stands out.</param>
/// <param name="ConversationId">The conversation it is about.</param>
/// <param name="Trend">The last hour in steps of five minutes, the last one now; empty where there is none.</param>
internal sealed record FloorTile(
    TileKind Kind, TileState State, double? Value, double? Of, double Target, TileAction Action, DateTimeOffset? Since, Guid? QueueId, Guid? ConversationId, IReadOnlyList<int> Trend);

/// <summary>A line.</summary>
/// <param name="Name">Null for what belongs to no line of its own.</param>
/// <param name="Since">Since when the longest waits.</param>
/// <param name="Trend">How many waited, the last hour in steps of five minutes, the last one now.</param>
/// <param name="ServiceLevel">Share answered in time today, of those answered or gone; null while there were none.</param>
/// <param name="Abandonment">Share gone unanswered today.</param>
/// <param name="Staffed">Agents at work who serve it.</param>
/// <param name="Needed">Agents the last hour asks for (Erlang); null while no handling time is known.</param>
/// <param name="Waits">Those who wait longest.</param>
internal sealed record FloorQueue(
    Guid Id, string? Name, int Waiting, DateTimeOffset? Since, IReadOnlyList<int> Trend, int Entered, int Answered, int Abandoned, double? ServiceLevel, double? Abandonment, int Staffed, int? Needed,
    int TargetSeconds, int TargetPercent, int AlarmSeconds, IReadOnlyList<FloorWait> Waits);

/// <summary>A conversation that waits.</summary>
/// <param name="Skills">What its queue asks of whoever takes it.</param>
internal sealed record FloorWait(
    Guid ConversationId, long Number, Guid BrandId, Guid? TeamId, string Channel, Guid CustomerId, string Customer, string Initials, string Text, DateTimeOffset Since, DateTimeOffset? DueAt,
    IReadOnlyList<FloorSkill> Skills);

/// <summary>A skill and how good somebody is at it, or has to be.</summary>
/// <param name="Level">1 to 5.</param>
internal sealed record FloorSkill(Guid SkillId, int Level);

/// <summary>Somebody who may answer customers.</summary>
/// <param name="ReasonId">Why away or on a break, of <c>presence/rules</c>.</param>
/// <param name="Until">When they mean to be back; null when open.</param>
/// <param name="Load">Open conversations.</param>
/// <param name="Capacity">How many at once.</param>
/// <param name="Skills">What they can, of <c>routing/skills</c>.</param>
/// <param name="BrandIds">Brands they may answer for; null for all.</param>
internal sealed record FloorAgent(
    Guid PersonId, string Name, string Initials, PresenceState State, DateTimeOffset? Since, Guid? ReasonId, DateTimeOffset? Until, int Load, int Capacity,
    IReadOnlyList<FloorSkill> Skills, IReadOnlyList<string> Languages, IReadOnlyList<Guid> TeamIds, IReadOnlyList<Guid>? BrandIds)
{
    /// <summary>At work: here and neither away nor on a break.</summary>
    public bool IsAtWork => State is PresenceState.Online or PresenceState.Busy;
}

/// <summary>What waits for the supervisor.</summary>
internal sealed record FloorNeed(FloorNeedKind Kind, DateTimeOffset At, FloorWait? Conversation, Guid? PersonId, Guid? QueueId);

/// <summary>Why something waits for the supervisor.</summary>
internal enum FloorNeedKind
{
    /// <summary>A promise of time is at risk or broken; the instant is when it is due.</summary>
    Deadline,

    /// <summary>Somebody waits longer than the line's alarm; the instant is since when.</summary>
    Wait,
}
