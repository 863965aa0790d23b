namespace Heed.Orders.Public;

/// <summary>A request to make. While one of the same kind is open for the order, asking again answers that one.</summary>
/// <param name="Amount">In minor units; null for all that is left. Plays no part in an exchange.</param>
/// <param name="Reason">Why, at most 1,000 characters.</param>
/// <param name="Key">Repeats with the same key are the same request, even after it was decided; null for none.</param>
public sealed record NewOrderRequest(Guid Order, OrderRequestKind Kind, long? Amount, string Reason, Guid? Conversation = null, string? Key = null);
