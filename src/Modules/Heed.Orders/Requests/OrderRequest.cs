namespace Heed.Orders.Requests;

/// <summary>A refund, exchange or coupon that somebody asked for.</summary>
internal sealed class OrderRequest
{
    public const string KindName = "orderRequest";
    public const int MaxReason = 1000, MaxNote = 500, MaxKey = 100;

    /// <summary>Longest time, in seconds, for which an approval can be taken back before the shop is asked.</summary>
    public const int MaxUndo = 30;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; } = 1;

    public Guid Order { get; init; }

    public required string OrderNumber { get; set; }

    public Guid Source { get; init; }

    public OrderRequestKind Kind { get; init; }

    public OrderRequestState State { get; set; }

    public long Amount { get; set; }

    /// <summary>The amount before anybody approved less.</summary>
    public long Wanted { get; init; }

    public required string Currency { get; init; }

    public required string Reason { get; set; }

    public Guid? Customer { get; set; }

    public Guid? Conversation { get; init; }

    public ActorKind AskedBy { get; init; }

    public Guid? AskedById { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public Guid? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionNote { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public string? Reference { get; set; }

    public string? Problem { get; set; }

    public string? ProblemText { get; set; }

    /// <summary>What repeats are known by; its own id when nobody gave one.</summary>
    public required string Key { get; init; }

    /// <summary>Tries so far of the running act.</summary>
    public int Attempts { get; set; }

    /// <summary>When the running act is tried next.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>JSON of <see cref="OrderRequestStep"/>s, oldest first.</summary>
    public required string Audit { get; set; }
}
