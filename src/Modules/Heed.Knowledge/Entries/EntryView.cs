using Heed.Knowledge.Files;
using Heed.Knowledge.Usage;

namespace Heed.Knowledge.Entries;

/// <summary>An entry with what is being written and what customers read.</summary>
internal sealed record EntryView : EntryRow
{
    private EntryView(EntryRow row)
        : base(row)
    {
    }

    /// <summary>Null when nothing unpublished lies there.</summary>
    public ContentView? Draft { get; init; }

    /// <summary>Null when customers do not see it.</summary>
    public ContentView? Published { get; init; }

    public DateTimeOffset? DraftAt { get; init; }

    public Guid? DraftById { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public Guid? PublishedById { get; init; }

    /// <summary>A decided publishing; null when there is none.</summary>
    public ScheduleView? Scheduled { get; init; }

    /// <summary>The review; null when none was asked for.</summary>
    public ReviewView? ReviewCase { get; init; }

    public required UsageSums Usage { get; init; }

    public required EntryRights Can { get; init; }

    /// <summary>The view over what lists show of the entry.</summary>
    internal static EntryView Of(EntryRow row, UsageSums usage, EntryRights can) => new(row.With(usage)) { Usage = usage, Can = can };
}

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
