namespace Heed.Orders.Public;

/// <summary>Something that happened to a parcel, in the carrier's words.</summary>
public sealed record ParcelStep(DateTimeOffset At, string Text, string? Place = null);
