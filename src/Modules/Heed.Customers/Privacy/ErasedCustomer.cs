using Heed.Kernel;

namespace Heed.Customers.Privacy;

/// <summary>Remembers that a customer was erased: an id and an instant, nothing about the person.</summary>
internal sealed class ErasedCustomer
{
    public WorkspaceId Workspace { get; init; }

    public Guid Customer { get; init; }

    public DateTimeOffset ErasedAt { get; init; }
}
