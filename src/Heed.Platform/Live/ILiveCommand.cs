using System.Text.Json;

namespace Heed.Platform.Live;

/// <summary>A frame that an agent's client may send, such as "typing".</summary>
public interface ILiveCommand
{
    /// <summary>The frame's <c>type</c>.</summary>
    string Type { get; }

    /// <summary>Handles the frame; what the sender may not touch is ignored.</summary>
    Task HandleAsync(AgentSubscriber sender, JsonElement frame, CancellationToken cancellationToken);

    /// <summary>A connection has begun.</summary>
    void Opened(AgentSubscriber sender)
    {
    }

    /// <summary>The connection has ended.</summary>
    void Closed(AgentSubscriber sender);
}
