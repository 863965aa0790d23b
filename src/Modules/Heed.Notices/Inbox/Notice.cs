using Heed.Kernel;

namespace Heed.Notices.Inbox;

/// <summary>Something one person is told. Holds ids only: the console words it from what the person may see.</summary>
internal sealed class Notice
{
    public const int MaxKind = 40;

    public required WorkspaceId Workspace { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Who is told.</summary>
    public required Guid Person { get; init; }

    public required string Kind { get; init; }

    /// <summary>What it is about, when a repeated act must not tell twice.</summary>
    public Guid? Subject { get; init; }

    public Guid? Conversation { get; init; }

    /// <summary>Who did it.</summary>
    public Guid? Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public string? Facts { get; init; }
}
