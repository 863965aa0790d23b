namespace Heed.Orders.Public;

/// <summary>How far an order has come. The source's own word for it is <see cref="OrderRow.StageText"/>.</summary>
public enum OrderStage
{
    /// <summary>Ordered, not paid.</summary>
    Placed,

    /// <summary>Paid, not yet packed.</summary>
    Paid,

    /// <summary>Packed, waiting for the carrier.</summary>
    Packed,

    /// <summary>At least one parcel is on its way.</summary>
    Shipped,

    /// <summary>Everything has arrived.</summary>
    Delivered,

    /// <summary>Arrived, and the time for returning is over.</summary>
    Completed,

    /// <summary>Called off.</summary>
    Cancelled,

    /// <summary>On its way back, or being exchanged.</summary>
    Returning,

    /// <summary>The money has been given back.</summary>
    Refunded,
}
