using Heed.Conversations.Messages;
using Heed.Conversations.Public;

namespace Heed.Conversations.Sending;

/// <summary>A reply that is held or scheduled, as the API answers it and live frames carry it. <see cref="Id"/> is the id its message will have.</summary>
/// <param name="CustomerWrote">The customer has written since: worth a look before it goes out.</param>
/// <param name="Failure">Why it did not go out at its time: <c>authorGone</c>, <c>noAccess</c>; null while all is well.</param>
internal sealed record OutgoingView(
    Guid Id, long Version, Guid ConversationId, Guid? AuthorId, string AuthorName, string Text, IReadOnlyList<FileRow> Attachments, IReadOnlyList<MentionView> Mentions, LetterView? Letter,
    DeliveryState State, DateTimeOffset SendAt, DateTimeOffset CreatedAt, bool Resolve, bool UnlessCustomerWrites, bool CustomerWrote, string? Failure);
