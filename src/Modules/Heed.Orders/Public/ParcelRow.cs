namespace Heed.Orders.Public;

/// <summary>A parcel of an order.</summary>
/// <param name="DueAt">When it is expected; null when the carrier does not say.</param>
/// <param name="Url">Where the carrier shows it.</param>
/// <param name="Steps">What happened, newest first.</param>
public sealed record ParcelRow(string TrackingNumber, ParcelStage Stage, string? Carrier = null, DateTimeOffset? DueAt = null, string? Url = null, IReadOnlyList<ParcelStep>? Steps = null);
