using Heed.Channels.Email.Mailboxes;

namespace Heed.Channels.Email.Intake;

/// <summary>Puts a mail into its thread, or begins one with it.</summary>
internal sealed class MailAcceptance(
    IStore store, IInboxes inboxes, ICustomers customers, IConversations conversations, ThreadFinder threads, LetterMaker letters, Acknowledgement acknowledgement)
{
    /// <summary>Why a message is held: <c>unverified</c>, <c>unapproved</c>, <c>spam</c>.</summary>
    private static string? HeldBecause(FoundThread? thread, MailVerdict verdict)
    {
        if (thread is null) return null;
        if (verdict.Trust == SenderTrust.Unverified) return "unverified";
        if (!thread.TakesPart) return "unapproved";
        return verdict.Spam && verdict.Trust != SenderTrust.Verified ? "spam" : null;
    }

    public async Task AcceptAsync(StoredMail row, MailboxSettings settings, ReadMail read, MailVerdict verdict, bool released, CancellationToken cancellationToken)
    {
        FoundThread? thread;
        InboxRow inbox;
        using (var session = store.Read())
        {
            inbox = await inboxes.FindAsync(session, row.Workspace, row.Inbox, cancellationToken) ?? throw new NotFoundRefusal();
            thread = await threads.FindAsync(session, row.Workspace, row.Inbox, read, verdict.Trust, cancellationToken);
        }

        var held = HeldBecause(thread, verdict);
        var address = read.Sender.Length > 0 ? read.Sender : $"unknown-{row.Id:N}@invalid";
        var customer = thread is { IsCustomer: true } ? thread.Conversation.Customer : await store.WriteAsync(
            Scope.System(row.Workspace),
            unit => customers.EnsureIdentity(unit, "email", address, false, read.SenderName.Length > 0 ? read.SenderName : null, read.Sender.Length > 0 ? address : null, null, null, inbox.Brand, out _),
            cancellationToken);
        var scope = new Scope(row.Workspace, Actor.Customer(customer)) { Customer = customer };
        var made = await letters.MakeAsync(scope, row, read, verdict, held, cancellationToken);
        var message = new InboundMessage(thread?.Conversation.Inbox ?? row.Inbox, Ids.FromParts("email", row.Inbox.ToString("N"), read.Fingerprint.ToString("N")), customer, made.Text, made.Files, null)
        {
            Thread = thread is null ? InboundThread.New : InboundThread.Named,
            Conversation = thread?.Conversation.Id,
            BeginAs = Ids.FromParts("conversation", row.Id.ToString("N")),
            Subject = read.Subject.Length > 0 ? read.Subject : null,
            Letter = made.Letter,
            Silent = true,
            NoReplyWanted = read.Automatic is not null,
            Held = held is not null,
            Spam = verdict.Spam && thread is null,
        };
        var received = await conversations.ReceiveAsync(scope, message, unit => Alongside(unit, row, read, verdict, message, thread), cancellationToken);
        if (await IsOpenAsync(row, cancellationToken))
        {
            // The message was there already, without this row saying so.
            await store.WriteAsync(Scope.System(row.Workspace), unit => MailIntake.Note(unit, row, read, MailState.Taken, null, received.Message.Id), cancellationToken);
        }

        if (thread is null && !released && !verdict.Silent && !verdict.Spam && verdict.Trust != SenderTrust.Unverified)
        {
            await acknowledgement.SendAsync(row.Workspace, inbox, settings, received.Conversation, read, cancellationToken);
        }
    }

    private static void Alongside(Unit unit, StoredMail row, ReadMail read, MailVerdict verdict, InboundMessage message, FoundThread? thread)
    {
        MailIntake.Note(unit, row, read, MailState.Taken, null, message.MessageId);
        if (read.Mail.MessageId is { Length: > 0 and <= 900 } id)
        {
            unit.Execute($"""
                insert into email_letters (workspace, hash, message, inbox, message_id, ours, sender, at)
                values ({unit.Workspace}, {LetterRow.HashOf(id)}, {message.MessageId}, {row.Inbox}, {id}, {false}, {read.Sender}, {unit.Now})
                on conflict (workspace, hash, message) do nothing
                """);
        }

        // Whom the verified author of a first mail brought along is in: there is no history yet that could go astray.
        if (thread is not null || verdict.Trust != SenderTrust.Verified) return;
        foreach (var copied in read.Recipients.Where(a => !verdict.Own.ContainsKey(a.Address) && !IsOwnPlus(a.Address, verdict) && MailText.Normal(a.Address) != read.Sender).Take(50))
        {
            ThreadPeople.Decide(unit, message.BeginAs!.Value, copied.Address, MailText.Line(copied.Name, 120), true, null);
        }
    }

    private async Task<bool> IsOpenAsync(StoredMail row, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.NumberAsync(
            $"select count(*) from email_mails where workspace = {row.Workspace} and id = {row.Id} and state in ({MailState.Arrived}, {MailState.Quarantined})", cancellationToken) > 0;
    }

    /// <summary>Whether it is one of our mailboxes with something behind a plus sign.</summary>
    internal static bool IsOwnPlus(string address, MailVerdict verdict) => WithoutPlus(address) is { } plain && verdict.Own.ContainsKey(plain);

    private static string? WithoutPlus(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = at < 0 ? -1 : address.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at ? address[..plus] + address[at..] : null;
    }
}
