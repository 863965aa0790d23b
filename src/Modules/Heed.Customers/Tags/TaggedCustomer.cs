using Heed.Kernel;

namespace Heed.Customers.Tags;

/// <summary>A customer carries a tag.</summary>
internal sealed class TaggedCustomer
{
    public WorkspaceId Workspace { get; init; }

    public Guid Customer { get; init; }

    public Guid Tag { get; init; }
}
