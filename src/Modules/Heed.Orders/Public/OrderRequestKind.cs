namespace Heed.Orders.Public;

/// <summary>What is asked for.</summary>
public enum OrderRequestKind
{
    /// <summary>Money back.</summary>
    Refund,

    /// <summary>Other goods for these.</summary>
    Exchange,

    /// <summary>A coupon, as a sign of goodwill.</summary>
    Coupon,
}
