namespace Heed.Orders.Public;

/// <summary>
/// A way to a shop's orders, the same for every shop. Asking never throws for what the other side does: it is told in the answer.
/// Whoever calls decides who may see the result; a source knows no people.
/// </summary>
public interface IOrderSource
{
    /// <summary>Kind of the sources it serves.</summary>
    string Kind { get; }

    /// <summary>Whether the orders lie elsewhere, so that what is kept here is a copy that grows old.</summary>
    bool IsElsewhere { get; }

    /// <summary>Orders of a person, newest first.</summary>
    Task<SourceAnswer<IReadOnlyList<SourceOrder>>> FindAsync(OrderSourceRow source, OrderQuery query, CancellationToken cancellationToken);

    /// <summary>One order by its number.</summary>
    Task<SourceAnswer<SourceOrder>> GetAsync(OrderSourceRow source, string number, CancellationToken cancellationToken);

    /// <summary>Where the parcels of an order are.</summary>
    Task<SourceAnswer<IReadOnlyList<ParcelRow>>> LogisticsAsync(OrderSourceRow source, string number, CancellationToken cancellationToken);

    /// <summary>Gives money back.</summary>
    Task<SourceAnswer<SourceActDone>> RefundAsync(OrderSourceRow source, SourceAct act, CancellationToken cancellationToken);

    /// <summary>Begins an exchange of goods.</summary>
    Task<SourceAnswer<SourceActDone>> ExchangeAsync(OrderSourceRow source, SourceAct act, CancellationToken cancellationToken);

    /// <summary>Makes a coupon for the customer.</summary>
    Task<SourceAnswer<SourceActDone>> CouponAsync(OrderSourceRow source, SourceAct act, CancellationToken cancellationToken);
}
