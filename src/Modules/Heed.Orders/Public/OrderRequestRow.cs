namespace Heed.Orders.Public;

/// <summary>A request and what became of it.</summary>
/// <param name="Amount">In minor units of <paramref name="Currency"/>; 0 for an exchange.</param>
/// <param name="AskedBy"><c>person</c>, <c>customer</c>, <c>apiKey</c> or <c>system</c> (a bot on behalf of the customer).</param>
/// <param name="Reference">The source's number of what it did, or the coupon's code; null before.</param>
/// <param name="Problem">Why it failed, as in <see cref="SourceAnswer{T}.Error"/>; null while all is well.</param>
/// <param name="Audit">Every step, oldest first.</param>
public sealed record OrderRequestRow(
    Guid Id, long Version, Guid OrderId, string OrderNumber, Guid SourceId, OrderRequestKind Kind, OrderRequestState State, long Amount, string Currency, string Reason, Guid? CustomerId,
    Guid? ConversationId, string AskedBy, Guid? AskedById, DateTimeOffset AskedAt, Guid? DecidedById, DateTimeOffset? DecidedAt, string? DecisionNote, DateTimeOffset? DoneAt, string? Reference, string? Problem,
    string? ProblemText, IReadOnlyList<OrderRequestStep> Audit);
