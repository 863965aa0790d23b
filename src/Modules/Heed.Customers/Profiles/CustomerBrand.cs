using Heed.Kernel;

namespace Heed.Customers.Profiles;

/// <summary>The customer has something in the brand: what brand-limited people may see is decided by these rows.</summary>
internal sealed class CustomerBrand
{
    public WorkspaceId Workspace { get; init; }

    public Guid Customer { get; init; }

    public Guid Brand { get; init; }
}
