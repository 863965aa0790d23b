namespace Heed.Surveys.Answers;

/// <summary>A rating, as lists and live frames show it.</summary>
internal sealed record RatingView(
    Guid Id, long Version, Guid ConversationId, Guid InboxId, Guid BrandId, Guid? CustomerId, Guid? AgentId, int Score, string? Comment, DateTimeOffset At, DateTimeOffset ChangedAt)
{
    public static SqlText Columns => $"a.id, a.version, a.conversation, a.inbox, a.brand, a.customer, a.agent, a.score, a.comment, a.at, a.changed_at";

    public static RatingView Read(Row r) => new(
        r.Id(0), r.Long(1), r.Id(2), r.Id(3), r.Id(4), r.IdOrNull(5), r.IdOrNull(6), r.Int(7), r.TextOrNull(8), r.Time(9), r.Time(10));
}
