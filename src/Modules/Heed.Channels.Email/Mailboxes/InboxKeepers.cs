using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Quarantine;
using Heed.Notices.Public;
using Heed.Platform.Ledger;

namespace Heed.Channels.Email.Mailboxes;

/// <summary>Tells those who manage an inbox what nobody else can mend: mail in quarantine, a mailbox out of order, a flood.</summary>
internal sealed class InboxKeepers(IStore store, IPeople people, IInboxes inboxes, INotices notices) : ILedgerReader
{
    public string Name => "email.keepers";

    public IReadOnlySet<string> Events { get; } = new HashSet<string> { QuarantineEvents.AddedName, MailboxEvents.DownName, MailboxEvents.CappedName };

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        var reason = row.TextFact("reason");
        // A blocked sender's mail is where it should be; it can be looked at when there is time.
        if (reason is QuarantineReason.Blocked or QuarantineReason.StrayReport) return;
        var inboxId = row.IdFact("inbox") ?? row.Entity;
        InboxRow? inbox;
        using (var session = store.Read()) inbox = await inboxes.FindAsync(session, row.Workspace, inboxId, cancellationToken);
        if (inbox is null) return;
        var keepers = (await people.ScopesAsync(row.Workspace, cancellationToken)).Where(s => s.Has(MailboxDesk.Manage, inbox.Brand)).Select(s => s.Actor.Id!.Value).ToList();
        var (kind, facts) = Notice(row, inboxId, reason);
        // One notice an event, however often the reader sees it.
        var subject = row.Name == QuarantineEvents.AddedName ? row.Entity : Ids.FromParts(row.Name, row.Entity.ToString("N"), row.At.ToMicros().ToString(System.Globalization.CultureInfo.InvariantCulture));
        await store.WriteAsync(
            Scope.System(row.Workspace),
            unit =>
            {
                foreach (var person in keepers) notices.Notify(unit, person, kind, null, null, facts, subject);
            },
            cancellationToken);
    }

    private static (string Kind, object Facts) Notice(LedgerRow row, Guid inbox, string? reason) => row.Name switch
    {
        QuarantineEvents.AddedName => (NoticeKinds.MailQuarantined, new { inbox, mail = row.Entity, reason }),
        MailboxEvents.DownName => (NoticeKinds.MailboxDown, new { inbox, direction = row.TextFact("direction"), code = row.TextFact("code") }),
        _ => (NoticeKinds.AnswersCapped, new { inbox }),
    };
}
