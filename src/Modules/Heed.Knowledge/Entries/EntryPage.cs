namespace Heed.Knowledge.Entries;

/// <summary>A page of entries.</summary>
/// <param name="Next">Cursor for the next page; null at the end.</param>
/// <param name="Total">How many entries the filters leave.</param>
/// <param name="Counts">Of everything the caller sees of the brand asked for, whatever the other filters.</param>
internal sealed record EntryPage(IReadOnlyList<EntryRow> Items, string? Next, int Total, EntryCounts Counts);

/// <summary>How many entries there are of each kind.</summary>
internal sealed record EntryCounts(int All, int Draft, int InReview, int Published, int Archived, int Drafts, int Expiring, int Falling, int Stale, int Mined);
