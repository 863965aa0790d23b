using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>Asked up: what a channel adds when an inbox is made, in the same unit.</summary>
public interface IInboxOpening
{
    /// <summary>Adds the channel's rows; inboxes of other channels are left alone.</summary>
    void Open(Unit unit, InboxRow inbox);
}
