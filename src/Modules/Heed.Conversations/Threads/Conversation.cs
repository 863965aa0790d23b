using Heed.Conversations.Public;
using Heed.Kernel;

namespace Heed.Conversations.Threads;

/// <summary>
/// A conversation's row. Mapped for the schema; appending, assigning and status changes are hand-written SQL
/// (<see cref="ConversationSql"/>). The last message stands in the row, so that a list reads one table.
/// </summary>
internal sealed class Conversation
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Number { get; set; }

    public long Version { get; set; }

    public Guid Inbox { get; set; }

    public Guid Brand { get; set; }

    public string Channel { get; set; } = "";

    public Guid Customer { get; set; }

    public string? Subject { get; set; }

    public Guid Status { get; set; }

    public StatusCategory Category { get; set; }

    public Priority Priority { get; set; }

    public Handler Handler { get; set; }

    public Guid? Assignee { get; set; }

    public Guid? Team { get; set; }

    /// <summary>Where the lists show it; follows from category and <see cref="WaitingSince"/>.</summary>
    public Tier Tier { get; set; }

    /// <summary>Sort key within the tier: waiting since, last message, resolved at.</summary>
    public DateTimeOffset RankAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? WaitingSince { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public int MessageCount { get; set; }

    public int CustomerSeen { get; set; }

    public int CustomerDelivered { get; set; }

    public int AgentSeen { get; set; }

    public Guid? LastId { get; set; }

    public MessageAuthor LastAuthor { get; set; }

    public bool LastNote { get; set; }

    public string LastText { get; set; } = "";

    public DateTimeOffset LastAt { get; set; }

    public bool LastFiles { get; set; }

    public string? AssignCode { get; set; }

    public string? AssignFacts { get; set; }

    public int? RatingScore { get; set; }

    public string? RatingComment { get; set; }

    public DateTimeOffset? RatingAt { get; set; }

    public string? Language { get; set; }

    /// <summary>When a snoozed one comes back by itself; null when only the customer's answer wakes it.</summary>
    public DateTimeOffset? SnoozedUntil { get; set; }

    public Guid? SnoozedBy { get; set; }

    /// <summary>The status it had before it was snoozed.</summary>
    public Guid? SnoozedStatus { get; set; }

    /// <summary>When the first of its scheduled messages goes out.</summary>
    public DateTimeOffset? ScheduledAt { get; set; }

    /// <summary>The nearest promise of time: when it is due; null when none runs.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public string? DueKind { get; set; }

    /// <summary>From when on it is at risk.</summary>
    public DateTimeOffset? DueWarnAt { get; set; }

    /// <summary>The conversation it was merged into.</summary>
    public Guid? MergedInto { get; set; }

    /// <summary>Ids in 32 hex digits, separated by spaces; the join table serves the filters.</summary>
    public string LabelIds { get; set; } = "";

    /// <summary>As <see cref="LabelIds"/>.</summary>
    public string ParticipantIds { get; set; } = "";

    /// <summary>Values of the workspace's own fields by key, as a JSON object; <c>conversations_field_values</c> serves the filters.</summary>
    public string Fields { get; set; } = "{}";
}
