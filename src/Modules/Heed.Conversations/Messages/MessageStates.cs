using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Messages;

/// <summary>What became of a message on its way out.</summary>
internal static class MessageStates
{
    internal static void Set(Unit unit, Guid conversation, Guid message, DeliveryState state, string? failure)
    {
        unit.Execute($"update conversations_messages set state = {state}, failure = {failure} where workspace = {unit.Workspace} and id = {message}");
        unit.Append(new LedgerEvent(ConversationEvents.MessageState, "message", message, 1, new { conversation, state = (int)state }));
    }
}
