using Heed.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Mailboxes;

/// <summary>Mailboxes with their health on live sockets, for those who manage the inboxes of its brand.</summary>
internal sealed class MailboxLive(MailboxDesk desk, IInboxes inboxes) : ILiveSource
{
    public string Kind => MailboxEvents.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, LiveEntity>();
        foreach (var mailbox in await session.Db.Set<Mailbox>().Where(m => m.Workspace == workspace && ids.Contains(m.Inbox)).ToListAsync(cancellationToken))
        {
            if (await inboxes.FindAsync(session, workspace, mailbox.Inbox, cancellationToken) is not { } inbox) continue;
            var view = await desk.ViewAsync(session, mailbox, cancellationToken);
            found[mailbox.Inbox] = new LiveEntity(mailbox.Inbox, JsonSerializer.SerializeToUtf8Bytes(view, HeedJson.Options), inbox.Brand);
        }

        return found;
    }

    public bool Shows(Scope scope, LiveEntity entity) => scope.Has(MailboxDesk.Manage, (Guid)entity.Access!);

    public bool Showed(Scope scope, Platform.Ledger.LedgerRow row, LiveEntity? now) => now is not null && Shows(scope, now);
}
