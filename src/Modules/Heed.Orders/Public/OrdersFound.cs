namespace Heed.Orders.Public;

/// <summary>Orders of a customer, newest first.</summary>
/// <param name="AsOf">The oldest of what the sources said; now when there is nothing.</param>
/// <param name="Unreachable">Names of sources that did not answer: what is shown of them is what they said last.</param>
public sealed record OrdersFound(IReadOnlyList<OrderRow> Orders, DateTimeOffset AsOf, IReadOnlyList<string> Unreachable);
