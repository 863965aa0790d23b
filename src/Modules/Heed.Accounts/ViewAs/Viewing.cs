using Heed.Kernel;

namespace Heed.Accounts.ViewAs;

/// <summary>A session that looks at the workspace as a role or as another person; one at a time.</summary>
internal sealed class Viewing
{
    /// <summary>It ends by itself; long enough to look around, short enough not to be forgotten.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public WorkspaceId Workspace { get; init; }
    public Guid Session { get; init; }

    /// <summary>Who looks.</summary>
    public Guid Viewer { get; init; }

    /// <summary>The role looked through; null when it is a person.</summary>
    public Guid? Role { get; init; }

    /// <summary>The person looked through; null when it is a role.</summary>
    public Guid? Person { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset Until { get; init; }
}
