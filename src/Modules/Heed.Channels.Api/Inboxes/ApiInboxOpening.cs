namespace Heed.Channels.Api.Inboxes;

/// <summary>Serves inboxes of channel api: each gets its row in the unit that makes it.</summary>
internal sealed class ApiInboxOpening : IInboxOpening, IChannelKind
{
    public string Channel => ApiInbox.Channel;

    public void Open(Unit unit, InboxRow inbox)
    {
        if (inbox.Channel != ApiInbox.Channel) return;
        unit.Db.Add(new ApiInbox { Workspace = unit.Workspace, Inbox = inbox.Id, CreatedAt = unit.Now });
        unit.Append(new LedgerEvent("apiInbox.created", ApiInboxLive.KindName, inbox.Id, 1));
    }
}
