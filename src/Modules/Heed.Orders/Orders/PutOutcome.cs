namespace Heed.Orders.Orders;

/// <summary>What became of an order that a source told.</summary>
internal enum PutOutcome
{
    Created,
    Changed,
    Unchanged,

    /// <summary>It is older than what is known, and was passed over.</summary>
    Older,
}
