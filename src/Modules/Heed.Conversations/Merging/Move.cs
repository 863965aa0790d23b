using Heed.Kernel;

namespace Heed.Conversations.Merging;

/// <summary>A merge or split, with what it takes to undo it.</summary>
internal sealed class Move
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public MoveKind Kind { get; set; }

    /// <summary>Where the messages came from.</summary>
    public Guid Source { get; set; }

    /// <summary>Where they went to.</summary>
    public Guid Target { get; set; }

    /// <summary>What was added to each position: a moved message stood at its position less this.</summary>
    public int Shift { get; set; }

    /// <summary>Highest position of the moved messages, as it was in the source.</summary>
    public int Last { get; set; }

    /// <summary>JSON of <see cref="MoveTrace"/>: what both conversations were before, and what the target was given.</summary>
    public string Trace { get; set; } = "";

    public Guid? By { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }
}
