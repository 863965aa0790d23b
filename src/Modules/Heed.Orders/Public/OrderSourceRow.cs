namespace Heed.Orders.Public;

/// <summary>A place where orders are kept.</summary>
/// <param name="Kind">Which <see cref="IOrderSource"/> serves it.</param>
/// <param name="Brand">The brand whose orders these are; null for all brands.</param>
/// <param name="BaseUrl">Where it is asked; null for one kept here.</param>
public sealed record OrderSourceRow(WorkspaceId Workspace, Guid Id, string Kind, string Name, Guid? Brand, string? BaseUrl);
