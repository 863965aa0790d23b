using Heed.Kernel;

namespace Heed.Notices.Push;

/// <summary>One notice that is to reach one device. Gone once the push service took it, or it is too old to be of use.</summary>
internal sealed class PushSend
{
    /// <summary>What a person sends to themselves to see whether it works.</summary>
    public const string Test = "test";

    public WorkspaceId Workspace { get; init; }
    public Guid Id { get; init; }
    public Guid Device { get; init; }
    public Guid Person { get; init; }

    /// <summary>A kind of notice, or <see cref="Test"/>.</summary>
    public required string Kind { get; init; }
    public Guid? Notice { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public int Tries { get; init; }
}
