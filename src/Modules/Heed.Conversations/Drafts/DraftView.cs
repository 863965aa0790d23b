using System.Text.Json.Serialization;
using Heed.Conversations.Public;

namespace Heed.Conversations.Drafts;

/// <summary>The caller's draft.</summary>
internal sealed record DraftView(
    string Text, bool Note, long Version, DateTimeOffset UpdatedAt, string? Subject, IReadOnlyList<Correspondent>? To, IReadOnlyList<Correspondent>? Cc,
    IReadOnlyList<Correspondent>? Bcc, IReadOnlyList<FileRow> Attachments)
{
    /// <summary>Uploads as stored; those still there become <see cref="Attachments"/>.</summary>
    [JsonIgnore]
    internal IReadOnlyList<Guid> Files { get; init; } = [];
}
