using Heed.Queueing.Matching;

namespace Heed.Routing.Offers;

/// <summary>What an agent is asked: whether they take this conversation.</summary>
/// <param name="Id">The work's id; the conversation's own, unless something stands in for it, such as a call-back.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="CustomerName">The customer's name, as far as it is known.</param>
/// <param name="Text">What the customer said last, shortened; empty when they have said nothing yet.</param>
/// <param name="EnteredAt">Since when the customer waits.</param>
/// <param name="Until">When the offer ends.</param>
/// <param name="Ahead">How many others wait in the queue.</param>
internal sealed record OfferView(
    Guid Id, Guid ConversationId, long Number, Guid QueueId, WorkKind Kind, Guid InboxId, Guid BrandId, string Channel, string CustomerName, string Text, DateTimeOffset EnteredAt, DateTimeOffset Until, int Ahead);
