namespace Heed.Conversations.Public;

/// <summary>What a channel takes in from a customer.</summary>
/// <param name="MessageId">The channel's stable id of the message (<c>Ids.FromParts(inbox, channel id)</c>, or the client's own UUID): sent again, it collapses.</param>
/// <param name="Customer">The customer, already known to the channel.</param>
/// <param name="Files">Uploads of the same customer.</param>
/// <param name="Language">Language of the customer's client.</param>
public sealed record InboundMessage(Guid Inbox, Guid MessageId, Guid Customer, string Text, IReadOnlyList<Guid> Files, string? Language);
