namespace Heed.Knowledge.Gaps;

/// <summary>A question that many ask and nothing answers.</summary>
/// <param name="Question">The wording that was used most; personal data masked.</param>
/// <param name="Examples">Other wordings, newest first, masked.</param>
/// <param name="Contacts">Conversations and searches of the days asked for that ended without an answer.</param>
/// <param name="Before">As many in the same time before.</param>
/// <param name="Minutes">Minutes that people worked on those contacts; contacts that are not resolved yet count as the others on average.</param>
/// <param name="IsNew">Whether nobody asked before.</param>
/// <param name="Suggested">A published entry that comes near; null when none does.</param>
/// <param name="EntryId">The entry that was drafted from it or took it in.</param>
internal sealed record GapView(
    Guid Id, long Version, string Question, IReadOnlyList<string> Examples, int Contacts, int Before, int Minutes, bool IsNew, string Language, Guid? BrandId, NearEntry? Suggested,
    GapState State, Guid? EntryId, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>An entry that comes near.</summary>
internal sealed record NearEntry(Guid EntryId, string Question, double Score);
