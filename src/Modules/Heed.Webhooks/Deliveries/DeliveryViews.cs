namespace Heed.Webhooks.Deliveries;

/// <summary>A delivery in the log.</summary>
/// <param name="Status">HTTP status of the last attempt; null when there was none.</param>
/// <param name="Error">Why there was no status: blocked, dns, refused, tls, timeout, broken; or why nothing was sent: expired, outOfSight.</param>
/// <param name="DurationMs">What the last attempt took.</param>
internal sealed record DeliveryView(
    Guid Id, Guid WebhookId, long Seq, string Event, Guid EntityId, DeliveryStage Stage, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAt, DateTimeOffset? LastAt,
    int? Status, string? Error, int? DurationMs)
{
    public static SqlText Columns => $"id, webhook, seq, event, entity, stage, attempts, created_at, due, last_at, status, error, duration";

    public static DeliveryView Read(Row r) => new(
        r.Id(0), r.Id(1), r.Long(2), r.Text(3), r.Id(4), (DeliveryStage)r.Int(5), r.Int(6), r.Time(7), r.Int(5) == (int)DeliveryStage.Waiting ? r.Time(8) : null, r.TimeOrNull(9),
        r.IntOrNull(10), r.TextOrNull(11), r.IntOrNull(12));
}

/// <summary>One try.</summary>
/// <param name="Snippet">Beginning of the receiver's answer, at most 1 KiB of printable text.</param>
internal sealed record AttemptView(int Number, DateTimeOffset At, int? Status, string? Error, int DurationMs, string? Snippet);

/// <summary>A delivery and its tries, newest first.</summary>
internal sealed record DeliveryDetail(DeliveryView Delivery, IReadOnlyList<AttemptView> Attempts);

/// <summary>How a webhook fares.</summary>
/// <param name="Waiting">Deliveries that wait for an attempt.</param>
/// <param name="Dead">Deliveries given up, within 30 days.</param>
/// <param name="Delivered">Delivered within 24 hours.</param>
/// <param name="LastDeliveredAt">Last time something was taken.</param>
internal sealed record WebhookHealth(Guid WebhookId, long Waiting, long Dead, long Delivered, DateTimeOffset? LastDeliveredAt);
