using System.Text.Json;
using Heed.Platform.Live;

namespace Heed.Conversations.Presence;

/// <summary>The client frame <c>typing</c>.</summary>
internal sealed class TypingCommand(Lazy<TypingDesk> desk) : ILiveCommand
{
    public string Type => "typing";

    public Task HandleAsync(AgentSubscriber sender, JsonElement frame, CancellationToken cancellationToken)
    {
        if (!frame.TryGetProperty("conversationId", out var id) || id.ValueKind != JsonValueKind.String || !id.TryGetGuid(out var conversation)) throw new JsonException("typing names a conversation.");
        var on = frame.TryGetProperty("on", out var value) && value.ValueKind == JsonValueKind.True;
        var note = frame.TryGetProperty("note", out var noted) && noted.ValueKind == JsonValueKind.True;
        return desk.Value.AgentTypesAsync(sender, conversation, on, note, cancellationToken);
    }

    public void Closed(AgentSubscriber sender)
    {
        // Ends with the viewing of the connection.
    }
}
