using Heed.Platform.Web;

namespace Heed.Knowledge.Entries;

/// <summary>An entry to write.</summary>
internal sealed record NewEntry(
    string Question, string? Language = null, IReadOnlyDictionary<string, string>? Titles = null, IReadOnlyList<string>? Variants = null, IReadOnlyList<EntryAnswer>? Answers = null,
    IReadOnlyList<RelatedLink>? Related = null, IReadOnlyList<Guid>? FileIds = null, Audience Audience = Audience.Public, Guid? CategoryId = null, Guid? BrandId = null,
    Guid? OwnerId = null, DateTimeOffset? ExpiresAt = null);

/// <summary>Changes of an entry; absent members stay. What customers read goes into the draft, the rest holds at once.</summary>
internal sealed record EntryChange(
    Change<string> Question = default, Change<string> Language = default, Change<IReadOnlyDictionary<string, string>> Titles = default, Change<IReadOnlyList<string>> Variants = default,
    Change<IReadOnlyList<EntryAnswer>> Answers = default, Change<IReadOnlyList<RelatedLink>> Related = default, Change<IReadOnlyList<Guid>> FileIds = default,
    Change<Audience> Audience = default, Change<Guid?> CategoryId = default, Change<Guid?> BrandId = default, Change<Guid?> OwnerId = default,
    Change<DateTimeOffset?> ExpiresAt = default);

/// <summary>Who shall look at the draft.</summary>
internal sealed record ReviewRequest(Guid ReviewerId, string? Note = null);

/// <summary>A draft is agreed to.</summary>
/// <param name="Publish">Whether it is published at once; needs that right too.</param>
internal sealed record EntryApproval(string? Comment = null, bool Publish = false);

/// <summary>A draft goes back to its writer.</summary>
internal sealed record ReturnedDraft(string Comment);

/// <summary>The draft shall be published.</summary>
/// <param name="At">When; absent or past for now.</param>
internal sealed record Publishing(DateTimeOffset? At = null, string? Note = null);
