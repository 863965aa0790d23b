using System.Text.Json;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Platform.Web;

namespace Heed.Conversations.Sending;

/// <summary>What a reply has besides its words, kept until it goes out.</summary>
internal sealed record OutgoingParts(IReadOnlyList<Guid> Files, IReadOnlyList<MentionView> Mentions, Letter? Letter)
{
    internal static OutgoingParts Parse(string json) => JsonSerializer.Deserialize<OutgoingParts>(json, HeedJson.Options)!;

    internal string ToJson() => JsonSerializer.Serialize(this, HeedJson.Options);
}
