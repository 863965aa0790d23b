using Heed.Customers.Public;
using Heed.Knowledge.Public;

namespace Heed.Bot.Talking;

/// <summary>Where a turn takes place: real, or a rehearsal in which nothing is kept.</summary>
/// <param name="Key">The same when the same message is answered again.</param>
internal sealed record Scene(WorkspaceId Workspace, Bots.Bot Bot, InboxRow? Inbox, ConversationRow? Conversation, CustomerRow? Customer, string Key, bool Rehearsal)
{
    /// <summary>True for customers whom people serve at once.</summary>
    public bool Preferred { get; init; }

    /// <summary>The channel's name for the knowledge.</summary>
    public string? Channel => Inbox?.Channel switch { null or "web" => KnowledgeChannels.Chat, "email" => KnowledgeChannels.Email, _ => null };

    /// <summary>Whether the channel shows buttons and cards.</summary>
    public bool ShowsParts => Inbox is null or { Channel: "web" };

    /// <summary>Whether an answer that comes later reaches the customer.</summary>
    public bool Reachable => Conversation is null || Customer is { Verified: true } or { Email: not null } || !ShowsParts;
}
