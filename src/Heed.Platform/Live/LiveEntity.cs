namespace Heed.Platform.Live;

/// <summary>An entity rendered once for all receivers, with what the access rule needs to know.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Json">UTF-8 JSON of the DTO.</param>
/// <param name="Access">Facts for <see cref="ILiveSource.Shows"/>; null when any member may see it.</param>
public sealed record LiveEntity(Guid Id, byte[] Json, object? Access = null);
