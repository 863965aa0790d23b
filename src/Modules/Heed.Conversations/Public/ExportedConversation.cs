namespace Heed.Conversations.Public;

/// <summary>A conversation as a row of an export: names instead of ids.</summary>
public sealed record ExportedConversation(
    Guid Id, long Number, string? Subject, string Channel, string Inbox, string Status, long CustomerNumber, string? Customer, string? CustomerEmail, string? Assignee, string? Team,
    DateTimeOffset CreatedAt, DateTimeOffset? ResolvedAt, int Messages, IReadOnlyList<string> Labels, int? Rating, string? RatingComment, DateTimeOffset? LastMessageAt);
