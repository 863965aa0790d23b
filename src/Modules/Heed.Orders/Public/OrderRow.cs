namespace Heed.Orders.Public;

/// <summary>An order as last known. Amounts are in minor units of <see cref="Currency"/> (ISO 4217).</summary>
/// <param name="Number">The source's number, unique within it.</param>
/// <param name="StageText">The source's own word for the stage; null when it has none.</param>
/// <param name="Refunded">What has been given back by way of Heed.</param>
/// <param name="AsOf">When the source last said so.</param>
/// <param name="Stale">The source could not be asked just now: this is what it said at <paramref name="AsOf"/>.</param>
/// <param name="CustomerId">The customer a person has tied it to; null when its addresses decide.</param>
/// <param name="Url">The order in the shop's own administration.</param>
public sealed record OrderRow(
    Guid Id, long Version, Guid SourceId, string SourceName, string Number, OrderStage Stage, string? StageText, string Currency, long Total, long Refunded,
    DateTimeOffset PlacedAt, DateTimeOffset AsOf, bool Stale, OrderBuyer Buyer, Guid? CustomerId, string? Url, string? Note, IReadOnlyList<OrderLineRow> Lines, IReadOnlyList<ParcelRow> Parcels);
