using Heed.Knowledge.Files;
using Heed.Knowledge.Usage;

namespace Heed.Knowledge.Entries;

/// <summary>An entry with what is being written and what customers read.</summary>
/// <param name="Row">What lists show of it.</param>
/// <param name="Draft">Null when nothing unpublished lies there.</param>
/// <param name="Published">Null when customers do not see it.</param>
internal sealed record EntryView(
    Guid Id, long Version, EntryRow Row, ContentView? Draft, ContentView? Published, DateTimeOffset? DraftAt, Guid? DraftById, DateTimeOffset? PublishedAt, Guid? PublishedById,
    ScheduleView? Scheduled, ReviewView? ReviewCase, UsageSums Usage, EntryRights Can);

/// <summary>The content of an entry.</summary>
internal sealed record ContentView(
    string Question, string Language, IReadOnlyDictionary<string, string> Titles, IReadOnlyList<string> Variants, IReadOnlyList<EntryAnswer> Answers,
    IReadOnlyList<RelatedLink> Related, IReadOnlyList<FileView> Files, Audience Audience);

/// <summary>A decided publishing.</summary>
internal sealed record ScheduleView(DateTimeOffset At, Guid? ById, string? Note);

/// <summary>A review.</summary>
/// <param name="Note">What the writer said.</param>
/// <param name="Comment">What the reviewer said.</param>
internal sealed record ReviewView(ReviewState State, Guid? ReviewerId, Guid? RequestedById, DateTimeOffset? RequestedAt, string? Note, string? Comment);

/// <summary>What the caller may do with the entry.</summary>
internal sealed record EntryRights(bool Edit, bool Review, bool Publish);
