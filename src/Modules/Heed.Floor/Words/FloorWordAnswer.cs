namespace Heed.Floor.Words;

/// <summary>What one of those asked said; at most one answer each.</summary>
internal sealed class FloorWordAnswer
{
    public required WorkspaceId Workspace { get; init; }

    public required Guid Word { get; init; }

    public required Guid Person { get; init; }

    public required FloorReply Reply { get; init; }

    public required DateTimeOffset At { get; init; }
}
