using Heed.Kernel;

namespace Heed.Accounts.Sessions;

/// <summary>A single-use link that was given out and neither used nor replaced. Using it deletes the row.</summary>
internal sealed class Link
{
    public required string TokenHash { get; init; }
    public LinkKind Kind { get; init; }
    public Guid? Person { get; init; }
    public WorkspaceId? Workspace { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Wrong answers so far, where one can guess.</summary>
    public int Tries { get; init; }
}
