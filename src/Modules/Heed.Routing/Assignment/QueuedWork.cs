using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>A row of <c>routing_work</c>: the place of a piece of work, which outlives restarts, hand-overs and refusals.</summary>
internal sealed class QueuedWork
{
    public WorkspaceId Workspace { get; set; }

    /// <summary>Names the work in the engine: the conversation itself, or what stands in for it, such as a call-back.</summary>
    public Guid Id { get; set; }

    public Guid Conversation { get; set; }

    public WorkKind Kind { get; set; }

    public Guid Queue { get; set; }

    public Standing Standing { get; set; }

    /// <summary>Who is asked or has it; null while it waits.</summary>
    public Guid? Agent { get; set; }

    /// <summary>Since when the customer waits: the place in the queue, kept when the work comes back.</summary>
    public DateTimeOffset Entered { get; set; }

    /// <summary>Since when it waits this time, or is held.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Until when the offer stands; null when there is none.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>The order within the queue: microseconds of <see cref="Entered"/> less the bonus; smaller goes first.</summary>
    public long Rank { get; set; }

    /// <summary>JSON of <see cref="WorkPlan"/>.</summary>
    public string Plan { get; set; } = "{}";

    /// <summary>Since when the customer has no open window; null while there is one, and where nobody knows.</summary>
    public DateTimeOffset? AwaySince { get; set; }

    /// <summary>When the alarm was raised for this wait; null when it was not.</summary>
    public DateTimeOffset? AlarmedAt { get; set; }

    public bool Waits => Standing is Standing.Waiting or Standing.Offered;
}
