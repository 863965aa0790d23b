using System.Text.Json;

namespace Heed.Channels.Api.Inbound;

/// <summary>The inbox of the token.</summary>
internal sealed record ChannelView(Guid InboxId, string Name, int Workspace);

/// <summary>Who writes.</summary>
/// <param name="Id">The other system's own id of the person, at most 200 characters. Its customer is made at the first word.</param>
internal sealed record BringContact(string Id, string? Name = null, string? Email = null, string? Phone = null, string? Language = null)
{
    public ContactFields Fields => new(Name, Email, Phone, Language);
}

/// <summary>A customer's message.</summary>
/// <param name="Id">The channel's own id of the message, at most 200 characters: sent again, it changes nothing.</param>
/// <param name="FileIds">Files brought before, of the same contact.</param>
/// <param name="Files">Small files in the body itself; the whole body is at most 1 MiB.</param>
internal sealed record BringMessage(BringContact Contact, string Id, string? Text = null, IReadOnlyList<Guid>? FileIds = null, IReadOnlyList<InlineFile>? Files = null);

/// <summary>A file in the body.</summary>
/// <param name="Data">Its content in base64.</param>
internal sealed record InlineFile(string Name, string ContentType, byte[] Data);

/// <summary>A file that a message may name.</summary>
internal sealed record BroughtFile(Guid Id, string Name, string ContentType, long Size);

/// <summary>The message as stored, and its conversation.</summary>
internal sealed record BroughtMessage(ChannelMessage Message, ChannelConversation Conversation);

/// <summary>What became of an agent's message.</summary>
/// <param name="Reason">Why it failed, for the agent; at most 300 characters.</param>
internal sealed record TellState(ReportedState State, string? Reason = null);

/// <summary>States the other system may tell.</summary>
internal enum ReportedState
{
    Sent = 0,
    Delivered = 1,
    Read = 2,
    Failed = 3,
}

/// <summary>Whether the contact types.</summary>
internal sealed record TellTyping(bool On);

/// <summary>A message as the customer's side sees it.</summary>
/// <param name="Position">Its place in the thread.</param>
/// <param name="Author">customer, agent or bot.</param>
internal sealed record ChannelMessage(Guid Id, int Position, string Author, string AuthorName, string Text, DateTimeOffset At, IReadOnlyList<ChannelFile> Files)
{
    public static ChannelMessage Of(MessageRow m) => new(
        m.Id, m.Position, JsonNamingPolicy.CamelCase.ConvertName(m.Author.ToString()), m.AuthorName, m.Text, m.At,
        [.. m.Files.Select(f => new ChannelFile(f.Id, f.Name, f.ContentType, f.Size, f.Url))]);
}

/// <summary>A file of a message. The link is signed and ends.</summary>
internal sealed record ChannelFile(Guid Id, string Name, string ContentType, long Size, string Url);

/// <summary>A conversation as the customer's side sees it.</summary>
/// <param name="Status">open, waiting or resolved.</param>
/// <param name="Handler">Who acts next: none, bot, queue or agent.</param>
internal sealed record ChannelConversation(Guid Id, long Number, string Status, string Handler, DateTimeOffset CreatedAt)
{
    public static ChannelConversation Of(ConversationRow c) => new(
        c.Id, c.Number, JsonNamingPolicy.CamelCase.ConvertName(c.Category.ToString()), JsonNamingPolicy.CamelCase.ConvertName(c.Handler.ToString()), c.CreatedAt);
}

/// <summary>A stretch of a thread. <see cref="Next"/> is the position to pass as <c>after</c>; null at the end.</summary>
internal sealed record ChannelThread(ChannelConversation Conversation, IReadOnlyList<ChannelMessage> Items, int? Next);
