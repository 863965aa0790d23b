namespace Heed.Conversations.Public;

/// <summary>Which conversations: named ones, or all of a list as it is now.</summary>
public sealed record BulkTarget(IReadOnlyList<Guid>? Ids = null, ListQuery? List = null);

/// <summary>A list of conversations, asked for as <c>GET conversations</c> does.</summary>
public sealed record ListQuery(
    string? Tier = null, string? Assignee = null, Guid? Team = null, Guid? Inbox = null, Guid? Brand = null, Guid? Label = null, Guid? Customer = null,
    string? Mentioned = null, Guid? View = null, string? Filter = null);
