namespace Heed.Channels.Email.Mailboxes;

/// <summary>Serves inboxes of channel email: each gets its mailbox, not yet set up, in the unit that makes it.</summary>
internal sealed class MailboxOpening : IInboxOpening, IChannelKind
{
    public string Channel => MailboxDesk.Channel;

    public bool IsLetters => true;

    public void Open(Unit unit, InboxRow inbox)
    {
        if (inbox.Channel != MailboxDesk.Channel) return;
        unit.Db.Add(new Mailbox
        {
            Workspace = unit.Workspace,
            Inbox = inbox.Id,
            Settings = JsonSerializer.Serialize(new MailboxSettings { DisplayName = inbox.Name }, HeedJson.Options),
            CreatedAt = unit.Now,
        });
        unit.Append(MailboxEvents.Created(inbox.Id));
    }
}
