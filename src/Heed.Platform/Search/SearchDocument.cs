using Heed.Kernel;

namespace Heed.Platform.Search;

/// <summary>
/// What a number in the index stands for. Numbers grow within a workspace, so that newest first is the order of the index
/// itself. Mapped for the schema; written by <see cref="SearchIndex"/>.
/// </summary>
internal sealed class SearchDocument
{
    /// <summary>The workspace's number in the upper bits, a running number in the lower 40.</summary>
    public long Doc { get; set; }

    public WorkspaceId Workspace { get; set; }

    public SearchKind Kind { get; set; }

    /// <summary>Id of the message, file, customer or conversation.</summary>
    public Guid Entity { get; set; }
}
