using Heed.Kernel;

namespace Heed.Customers.Notes;

/// <summary>What a colleague wrote down about a customer.</summary>
internal sealed class Note
{
    public const int MaxText = 10_000;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public Guid Customer { get; init; }

    public required string Text { get; init; }

    /// <summary>The person or API key that wrote it.</summary>
    public Guid? Author { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
