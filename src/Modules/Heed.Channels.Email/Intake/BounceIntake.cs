using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Sending;

using Heed.Channels.Email.Tokens;
using Heed.Mail;

namespace Heed.Channels.Email.Intake;

/// <summary>Puts a report about a mail onto the message it is about: it was not delivered, and why.</summary>
internal sealed class BounceIntake(IStore store, IConversations conversations, MailTokens tokens)
{
    /// <summary>Takes the report; false when it names no mail of ours.</summary>
    public async Task<bool> TryTakeAsync(StoredMail row, ReadMail read, CancellationToken cancellationToken)
    {
        if (BounceReader.Read(read.Mail) is not { } report || MessageIn(row.Workspace, read, report) is not { } message) return false;
        ConversationRow? conversation;
        using (var session = store.Read())
        {
            var thread = await session.FirstAsync($"select conversation from conversations_messages where workspace = {row.Workspace} and id = {message}", r => (Guid?)r.Id(0), cancellationToken);
            conversation = thread is { } id ? await conversations.FindAsync(session, row.Workspace, id, cancellationToken) : null;
        }

        if (conversation is null) return false;
        var found = BounceFacts.Of(report);
        await store.WriteAsync(
            Scope.System(row.Workspace),
            unit =>
            {
                MailIntake.Note(unit, row, read, MailState.Taken, null, null);
                Apply(unit, conversation, message, found);
            },
            cancellationToken);
        return true;
    }

    private void Apply(Unit unit, ConversationRow conversation, Guid message, BounceFacts found)
    {
        if (found.Failed)
        {
            conversations.Delivered(unit, message, DeliveryState.Failed, SendFailure.Write(found.Code, found.Text));
            unit.Execute($"update email_outbox set code = {found.Code}, text = {found.Text} where workspace = {unit.Workspace} and id = {message}");
        }

        conversations.Line(unit, conversation.Id, found.Failed ? "bounced" : found.Code == "complaint" ? "mailComplaint" : "mailDelayed", new { message, code = found.Code, hard = found.Hard });
        if (!found.Hard) return;
        foreach (var address in found.Gone.Where(MailText.IsAddress).Take(100))
        {
            unit.Execute($"""
                insert into email_undeliverable (workspace, address, code, text, at) values ({unit.Workspace}, {MailText.Normal(address)}, {found.Code}, {found.Text}, {unit.Now})
                on conflict (workspace, address) do update set code = excluded.code, text = excluded.text, at = excluded.at
                """);
        }
    }

    /// <summary>The message that a report names: by the Message-IDs anywhere in it that only we can have made.</summary>
    private Guid? MessageIn(WorkspaceId workspace, ReadMail read, BounceReport report)
    {
        var inside = read.Mail.AllParts().Where(p => p.Message is not null).Take(20)
            .SelectMany(p => new[] { p.Message!.MessageId }.Concat(p.Message.InReplyTo)).OfType<string>();
        var named = report.OriginalMessageId is { } original ? new[] { original } : [];
        foreach (var id in named.Concat(inside).Concat(read.Answers()).Concat(BounceFacts.IdsIn(read.Mail)).Take(200))
        {
            if (tokens.MessageOf(workspace, id) is { } message) return message;
        }

        return null;
    }
}
