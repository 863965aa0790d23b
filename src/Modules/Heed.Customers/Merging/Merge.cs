using Heed.Kernel;

namespace Heed.Customers.Merging;

/// <summary>Two customers became one: who stayed, who went, and all that is needed to part them again.</summary>
internal sealed class Merge
{
    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public Guid Survivor { get; init; }

    /// <summary>The customer that is no more; its id leads to the survivor.</summary>
    public Guid Absorbed { get; init; }

    /// <summary>JSON of <see cref="MergeState"/>.</summary>
    public required string State { get; init; }

    /// <summary>The person or key that merged.</summary>
    public Guid? By { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }
}
