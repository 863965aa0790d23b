using Heed.Kernel;

namespace Heed.Conversations.Bulk;

/// <summary>One conversation of a job, with what it was before, for undoing.</summary>
internal sealed class BulkItem
{
    public WorkspaceId Workspace { get; set; }

    public Guid Job { get; set; }

    public int Place { get; set; }

    public Guid Conversation { get; set; }

    public BulkItemState State { get; set; }

    /// <summary>Why it failed: the refusal's code.</summary>
    public string? Code { get; set; }

    /// <summary>JSON of <see cref="BulkMemory"/>.</summary>
    public string? Memory { get; set; }
}
