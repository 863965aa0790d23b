using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Conversations.Merging;

/// <summary>What both sides of a move were before it, and what the target was given: enough to undo it.</summary>
/// <param name="Source">The source before.</param>
/// <param name="Target">The target before.</param>
/// <param name="LastAfter">The target's last message right after; another one later means that the talk went on.</param>
/// <param name="StatusAfter">The target's status right after.</param>
/// <param name="Labels">Labels that the target was given.</param>
/// <param name="Participants">Participants that the target was given.</param>
internal sealed record MoveTrace(
    ThreadState Source, ThreadState Target, Guid? LastAfter, Guid StatusAfter, IReadOnlyList<Guid> Labels, IReadOnlyList<Guid> Participants)
{
    internal static MoveTrace Parse(string json) => JsonSerializer.Deserialize<MoveTrace>(json, HeedJson.Options)!;

    internal string ToJson() => JsonSerializer.Serialize(this, HeedJson.Options);
}
