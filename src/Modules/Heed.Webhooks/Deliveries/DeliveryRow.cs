namespace Heed.Webhooks.Deliveries;

/// <summary>A delivery that is due, as the pump reads it.</summary>
internal sealed record DeliveryRow(Guid Id, long Seq, string Event, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset Begun);
