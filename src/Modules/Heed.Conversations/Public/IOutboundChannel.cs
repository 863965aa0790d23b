using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Asked up: the channel that carries messages to customers who do not read the thread here. The web chat needs none.</summary>
public interface IOutboundChannel
{
    /// <summary>Name of the channel, as in <see cref="IChannelKind"/>.</summary>
    string Channel { get; }

    /// <summary>
    /// Writes the message into the channel's outbox, in the unit that releases it; the channel answers through
    /// <see cref="IConversations.Delivered"/>. Sent again after a failure, the same message keeps its stable id outside.
    /// </summary>
    /// <exception cref="Heed.Kernel.Refusal">The channel cannot carry this message; the reason is shown to its author.</exception>
    void Send(Unit unit, OutboundMessage message);
}
