namespace Heed.Orders.Public;

/// <summary>An order as a source hands it over, already checked for size and form.</summary>
/// <param name="Total">In minor units of <paramref name="Currency"/>.</param>
/// <param name="ChangedAt">When it last changed there: what is older than what is known is passed over. Null when the source does not say.</param>
public sealed record SourceOrder(
    string Number, OrderStage Stage, string Currency, long Total, DateTimeOffset PlacedAt, OrderBuyer Buyer, IReadOnlyList<OrderLineRow> Lines, IReadOnlyList<ParcelRow> Parcels,
    string? StageText = null, string? Url = null, string? Note = null, DateTimeOffset? ChangedAt = null);
