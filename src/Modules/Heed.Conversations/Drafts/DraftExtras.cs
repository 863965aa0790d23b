using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Platform.Web;

namespace Heed.Conversations.Drafts;

/// <summary>What a draft has besides its words.</summary>
/// <param name="FileIds">Uploads of the draft's author.</param>
internal sealed record DraftExtras(
    IReadOnlyList<Guid>? FileIds = null, string? Subject = null, IReadOnlyList<Correspondent>? To = null, IReadOnlyList<Correspondent>? Cc = null, IReadOnlyList<Correspondent>? Bcc = null)
{
    internal static DraftExtras? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<DraftExtras>(json, HeedJson.Options);

    internal string ToJson() => JsonSerializer.Serialize(this, HeedJson.Options);
}
