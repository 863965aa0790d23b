using Heed.Channels.Web.Visitors;
using Heed.Platform.Live;

namespace Heed.Channels.Web.Live;

/// <summary>A visitor's live socket or long poll. Holds ids only: thousands of them idle.</summary>
internal sealed class VisitorSubscriber(VisitorToken token, Guid? customer, Guid? conversation) : LiveSubscriber
{
    public Guid Inbox { get; } = token.Inbox;

    public Guid Visitor { get; } = token.Visitor;

    /// <summary>Whether the token proves the customer.</summary>
    public bool Proven { get; } = token.Customer is not null;

    public DateTimeOffset Expires { get; } = token.Expires;

    /// <summary>Whose frames these are; null while an anonymous visitor has said nothing.</summary>
    public Guid? Customer { get; set; } = customer;

    /// <summary>The newest conversation: the one the widget shows.</summary>
    public Guid? Conversation { get; set; } = conversation;
}
