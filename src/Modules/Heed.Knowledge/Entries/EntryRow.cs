using Heed.Knowledge.Usage;

namespace Heed.Knowledge.Entries;

/// <summary>An entry in lists and on live sockets: everything but its content.</summary>
/// <param name="Question">Of the draft when there is one.</param>
/// <param name="HasDraft">Whether something unpublished lies there.</param>
/// <param name="PublishedNumber">Number of the published version; null when none is.</param>
/// <param name="PublishAt">When it will be published by itself.</param>
/// <param name="Expiring">Whether it expires within two weeks.</param>
/// <param name="Falling">Whether it is judged often and too often disappoints.</param>
/// <param name="Uses30">How often it was shown or sent in 30 days.</param>
/// <param name="Solved30">The share of those asked whom it helped; null when nobody said.</param>
internal record EntryRow(
    Guid Id, long Version, string Question, string Language, Guid? CategoryId, Guid? BrandId, Audience Audience, EntryStatus Status, bool HasDraft, ReviewState Review,
    Guid? ReviewerId, int? PublishedNumber, DateTimeOffset? PublishAt, Guid? OwnerId, DateTimeOffset? ExpiresAt, bool Expired, bool Expiring, bool Falling,
    EntryOrigin Origin, int Uses30, double? Solved30, int VariantCount, IReadOnlyList<string> Languages, IReadOnlyList<string> Channels, DateTimeOffset ChangedAt,
    DateTimeOffset CreatedAt)
{
    /// <summary>How long before its end an entry asks for attention.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    /// <summary>Columns of <c>knowledge_entries e</c> that <see cref="Read"/> reads.</summary>
    internal static SqlText Columns => $"""
        e.id, e.version, e.question, e.language, e.category, e.brand, e.audience, e.status, case when e.draft is null then 0 else 1 end, e.review, e.reviewer,
        e.published_number, case when e.published is null then 0 else 1 end, e.publish_at, e.owner, e.expires_at, e.origin, e.variant_count, e.answer_languages,
        e.answer_channels, e.changed_at, e.created_at
        """;

    internal static EntryRow Read(Row r, DateTimeOffset now)
    {
        var expires = r.TimeOrNull(15);
        return new EntryRow(
            r.Id(0), r.Long(1), r.Text(2), r.Text(3), r.IdOrNull(4), r.IdOrNull(5), (Audience)r.Int(6), (EntryStatus)r.Int(7), r.Int(8) == 1, (ReviewState)r.Int(9), r.IdOrNull(10),
            r.Int(12) == 1 ? r.Int(11) : null, r.TimeOrNull(13), r.IdOrNull(14), expires, expires <= now, expires > now && expires <= now + Ahead, false,
            (EntryOrigin)r.Int(16), 0, null, r.Int(17), Words(r.Text(18)), Words(r.Text(19)), r.Time(20), r.Time(21));
    }

    internal EntryRow With(UsageSums? usage) => usage is null ? this : this with { Uses30 = usage.Uses, Solved30 = usage.SolvedShare, Falling = usage.Falling };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
