using Heed.Kernel;

namespace Heed.Customers.Memories;

/// <summary>What is to be kept in mind whenever this customer is served.</summary>
internal sealed class Memory
{
    public const int MaxText = 500;
    public const int MaxPerCustomer = 50;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public Guid Customer { get; init; }

    public MemoryKind Kind { get; set; }

    public required string Text { get; set; }

    public Guid? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
