namespace Heed.Webhooks.Deliveries;

/// <summary>Where a delivery is. The numbers are stored.</summary>
internal enum DeliveryStage
{
    /// <summary>It waits for its first or next attempt.</summary>
    Waiting = 0,

    /// <summary>The receiver took it.</summary>
    Delivered = 1,

    /// <summary>Given up after three days, or refused for good; it can be replayed.</summary>
    Dead = 2,

    /// <summary>Nothing to tell: what it was about went out of the webhook's sight.</summary>
    Skipped = 3,
}
