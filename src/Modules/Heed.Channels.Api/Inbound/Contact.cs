namespace Heed.Channels.Api.Inbound;

/// <summary>Who somebody is in the other system: the way from its id to the customer and back.</summary>
internal sealed class Contact
{
    public const int MaxId = 200;

    public WorkspaceId Workspace { get; init; }

    public Guid Inbox { get; init; }

    /// <summary>The other system's own id.</summary>
    public required string Id { get; init; }

    public Guid Customer { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
