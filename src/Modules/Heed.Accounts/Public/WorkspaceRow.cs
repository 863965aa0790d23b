using Heed.Kernel;

namespace Heed.Accounts;

/// <summary>A workspace, read only.</summary>
public sealed record WorkspaceRow(WorkspaceId Workspace, string Name, string Language, string TimeZone, bool IsDemo, DateTimeOffset CreatedAt);
