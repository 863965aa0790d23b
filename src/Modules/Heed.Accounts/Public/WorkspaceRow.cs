using Heed.Kernel;

namespace Heed.Accounts.Public;

/// <summary>A workspace, read only.</summary>
public sealed record WorkspaceRow(WorkspaceId Workspace, string Name, string Language, string TimeZone, bool IsDemo, DateTimeOffset CreatedAt);
