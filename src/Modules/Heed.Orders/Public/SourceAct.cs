namespace Heed.Orders.Public;

/// <summary>Something a source is asked to do. The same <paramref name="Request"/> again is the same act: a source does it once.</summary>
/// <param name="Amount">In minor units of <paramref name="Currency"/>; 0 where money plays no part.</param>
public sealed record SourceAct(Guid Request, string Number, long Amount, string Currency, string Reason);
