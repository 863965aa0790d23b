using Heed.Queueing.Reasons;

namespace Heed.Routing.Assignment;

/// <summary>A row of <c>routing_decisions</c>: what was decided about a piece of work, and why.</summary>
internal sealed class DecisionRow
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public Guid Work { get; set; }

    public Guid Conversation { get; set; }

    public DateTimeOffset At { get; set; }

    public DecisionCode Code { get; set; }

    public WhyCode Why { get; set; }

    public Guid? Agent { get; set; }

    public DateTimeOffset? Until { get; set; }

    /// <summary>JSON of <see cref="DecisionFacts"/>.</summary>
    public string Facts { get; set; } = "{}";
}
