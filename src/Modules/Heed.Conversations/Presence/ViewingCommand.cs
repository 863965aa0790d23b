using System.Collections.Concurrent;
using System.Text.Json;
using Heed.Platform.Live;

namespace Heed.Conversations.Presence;

/// <summary>The client frame <c>viewing</c>: which conversation this connection shows, or none.</summary>
internal sealed class ViewingCommand(Lazy<TypingDesk> desk) : ILiveCommand
{
    private readonly ConcurrentDictionary<Guid, Guid> _shown = new();

    public string Type => "viewing";

    public Task HandleAsync(AgentSubscriber sender, JsonElement frame, CancellationToken cancellationToken)
    {
        if (!frame.TryGetProperty("conversationId", out var id) || (id.ValueKind != JsonValueKind.Null && id.ValueKind != JsonValueKind.String)) throw new JsonException("viewing names a conversation or null.");
        Guid? now = id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var conversation) ? conversation : null;
        Guid? before = _shown.TryGetValue(sender.Connection, out var shown) ? shown : null;
        if (now is { } entered) _shown[sender.Connection] = entered;
        else _shown.TryRemove(sender.Connection, out _);
        return desk.Value.AgentViewsAsync(sender, before, now, cancellationToken);
    }

    public void Closed(AgentSubscriber sender)
    {
        if (_shown.TryRemove(sender.Connection, out var left)) _ = LeaveAsync(sender, left);
    }

    private async Task LeaveAsync(AgentSubscriber sender, Guid left) =>
        await desk.Value.AgentViewsAsync(sender, left, null, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
