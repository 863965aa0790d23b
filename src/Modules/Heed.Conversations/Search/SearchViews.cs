using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Text;

namespace Heed.Conversations.Search;

/// <summary>A page of a search.</summary>
/// <param name="Total">How many there are, at most 999; null on later pages.</param>
/// <param name="More">There are more than <paramref name="Total"/>, or not everything could be looked at in time.</param>
/// <param name="Customers">Customers found directly, on the first page of a search for everything.</param>
/// <param name="Numbered">The conversation whose number was typed, on the first page.</param>
internal sealed record SearchPage(
    IReadOnlyList<SearchItem> Items, string? Next, int? Total, bool More, IReadOnlyList<FoundCustomer> Customers, FoundConversation? Numbered);

/// <summary>Something found.</summary>
/// <param name="Kind">message, file, subject or customer.</param>
/// <param name="Id">Id of the message, file, conversation or customer.</param>
/// <param name="Position">Where in the thread it stands; null for subjects and customers.</param>
/// <param name="Snippet">What was found, rendered from the row as it is now.</param>
internal sealed record SearchItem(
    string Kind, Guid Id, DateTimeOffset? At, Snippet Snippet, FoundConversation? Conversation, int? Position, MessageAuthor? AuthorKind, string? AuthorName, bool Note,
    FileRow? File, FoundCustomer? Customer);

/// <summary>The conversation in which something was found.</summary>
internal sealed record FoundConversation(
    Guid Id, long Number, string? Subject, string Channel, Guid InboxId, Guid BrandId, Guid StatusId, StatusCategory Category, Guid? AssigneeId, Guid? TeamId, ConversationCustomer Customer)
{
    public static FoundConversation Of(ConversationView view) => new(
        view.Id, view.Number, view.Subject, view.Channel, view.InboxId, view.BrandId, view.StatusId, view.Category, view.AssigneeId, view.TeamId, view.Customer);
}

/// <summary>A customer found, with the value in which it was found.</summary>
internal sealed record FoundCustomer(Guid Id, long Number, string Name, string Initials, bool Verified, string? Email, string? Phone, Snippet Snippet);
