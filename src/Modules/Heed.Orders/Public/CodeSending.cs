namespace Heed.Orders.Public;

/// <summary>What became of the wish for a one-time code.</summary>
public enum CodeSending
{
    /// <summary>If there is such an order with a mail address, a code is on its way. The answer is the same when there is none.</summary>
    Sent,

    /// <summary>This server sends no mail.</summary>
    Unavailable,

    /// <summary>Too many codes were asked for; wait.</summary>
    TooMany,
}
