namespace Heed.Channels.Web.Visitors;

/// <summary>What a browser holds instead of a session: whose it is, at which site, until when.</summary>
/// <param name="Visitor">The browser, from its first page view on; nothing is stored about it before it says something.</param>
/// <param name="Customer">Set when a signed identity has proven who it is; null for an anonymous visitor.</param>
internal sealed record VisitorToken(WorkspaceId Workspace, Guid Inbox, Guid Visitor, Guid? Customer, DateTimeOffset Issued, DateTimeOffset Expires);
