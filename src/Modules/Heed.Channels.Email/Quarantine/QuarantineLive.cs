using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Quarantine;

/// <summary>Mails in quarantine on live sockets, for those who manage the inbox.</summary>
internal sealed class QuarantineLive(IInboxes inboxes) : ILiveSource
{
    public string Kind => QuarantineEvents.Kind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, LiveEntity>();
        var rows = await session.Db.Set<StoredMail>().Where(m => m.Workspace == workspace && ids.Contains(m.Id) && m.State == MailState.Quarantined).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (await inboxes.FindAsync(session, workspace, row.Inbox, cancellationToken) is not { } inbox) continue;
            found[row.Id] = new LiveEntity(row.Id, JsonSerializer.SerializeToUtf8Bytes(QuarantineEndpoints.View(row), HeedJson.Options), inbox.Brand);
        }

        return found;
    }

    public bool Shows(Scope scope, LiveEntity entity) => scope.Has(MailboxDesk.Manage, (Guid)entity.Access!);

    public bool Showed(Scope scope, Platform.Ledger.LedgerRow row, LiveEntity? now) => now is null ? scope.Has(MailboxDesk.Manage) : Shows(scope, now);
}
