using System.Text.Json;

namespace Heed.Notices.Inbox;

/// <summary>A notice, as lists and live frames show it.</summary>
internal sealed record NoticeView(Guid Id, string Kind, Guid? ConversationId, Guid? ActorId, DateTimeOffset At, DateTimeOffset? ReadAt, JsonElement? Facts)
{
    public static NoticeView Of(Notice n) => new(n.Id, n.Kind, n.Conversation, n.Actor, n.At, n.ReadAt, n.Facts is null ? null : JsonElement.Parse(n.Facts));
}
