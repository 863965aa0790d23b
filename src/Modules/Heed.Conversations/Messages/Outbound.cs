using Heed.Conversations.Public;
using Heed.Platform.Store;

namespace Heed.Conversations.Messages;

/// <summary>Hands messages to the channel that carries them out; where there is none, being in the thread is being sent.</summary>
internal sealed class Outbound(IEnumerable<IOutboundChannel> channels)
{
    private readonly Dictionary<string, IOutboundChannel> byName = channels.ToDictionary(c => c.Channel, StringComparer.Ordinal);

    /// <summary>The state a message begins with in a channel.</summary>
    public DeliveryState FirstState(string channel) => byName.ContainsKey(channel) ? DeliveryState.Sending : DeliveryState.Sent;

    /// <summary>Whether the channel carries letters: messages with subject and recipients.</summary>
    public bool Carries(string channel) => byName.ContainsKey(channel);

    /// <summary>Puts it into the channel's outbox, if the channel has one.</summary>
    public void Send(Unit unit, OutboundMessage message)
    {
        if (byName.TryGetValue(message.Conversation.Channel, out var channel)) channel.Send(unit, message);
    }
}
