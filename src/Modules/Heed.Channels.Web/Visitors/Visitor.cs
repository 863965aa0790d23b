namespace Heed.Channels.Web.Visitors;

/// <summary>A browser that has said something: whose it is. Made together with the customer, never for a page view.</summary>
internal sealed class Visitor
{
    public WorkspaceId Workspace { get; init; }

    /// <summary>The visitor id of the token.</summary>
    public Guid Id { get; init; }

    public Guid Customer { get; set; }

    public Guid Inbox { get; init; }

    /// <summary>
    /// The customer has since proven who it is. From then on the anonymous token of this browser opens nothing: a copy of
    /// it must not lead to a known person.
    /// </summary>
    public bool Proven { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
