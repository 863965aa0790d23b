using Heed.Kernel;

namespace Heed.Notices.Push;

/// <summary>A browser that shows a person's notices, also while the console is closed. Where it is reached and its keys are a secret of the workspace: who reads the store can push to nobody.</summary>
internal sealed class PushDevice
{
    /// <summary>Devices of one person; the one that was silent longest makes room for a new one.</summary>
    public const int MaxOfPerson = 20;

    public const int MaxUserAgent = 300;

    public WorkspaceId Workspace { get; init; }
    public Guid Id { get; init; }
    public Guid Person { get; init; }

    /// <summary>SHA-256 of the push service's address, in hex: a browser knows itself by it, and is listed once.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What the browser called itself, to be told apart in the list.</summary>
    public required string UserAgent { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its push service last took a notice; null: never yet.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
}
