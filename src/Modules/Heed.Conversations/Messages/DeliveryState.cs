namespace Heed.Conversations.Messages;

/// <summary>State of a message on its way to the customer. Delivered and read follow from the conversation's positions. The numbers are stored.</summary>
internal enum DeliveryState
{
    Sent = 0,
    Sending = 1,
    Failed = 2,
}
