namespace Heed.Orders.Public;

/// <summary>Orders for other modules. Everything personal demands a <see cref="Verified"/>; what it does not cover looks as if it were not there.</summary>
public interface IOrders
{
    /// <summary>
    /// Orders of the customer, newest first, at most <paramref name="limit"/> (1 to 50). Sources elsewhere are asked when the last answer is older than half a minute, and
    /// what they said last is shown when they do not answer.
    /// </summary>
    Task<OrdersFound> OfCustomerAsync(Verified proof, Guid customer, int limit, CancellationToken cancellationToken);

    /// <summary>The order with this number; null when there is none that the proof covers.</summary>
    Task<OrderRow?> FindAsync(Verified proof, string number, CancellationToken cancellationToken);

    /// <summary>Asks for a refund, an exchange or a coupon. A person decides; nothing moves before. Fifty parallel asks make one request.</summary>
    /// <exception cref="NotFoundRefusal">There is no such order that the proof covers.</exception>
    /// <exception cref="ConflictRefusal">The source does not offer this, or nothing is left to refund.</exception>
    Task<OrderRequestRow> AskAsync(Verified proof, Scope scope, NewOrderRequest ask, CancellationToken cancellationToken);

    /// <summary>Requests about an order, newest first.</summary>
    Task<IReadOnlyList<OrderRequestRow>> RequestsAsync(Verified proof, Guid order, CancellationToken cancellationToken);
}
