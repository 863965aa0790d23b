using Heed.Channels.Email.Connecting;
using Heed.Channels.Email.Mailboxes;
using Heed.Mail.Imap;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Email.Sending;

/// <summary>Puts a copy of what was sent into the mailbox's own folder, where the server does not do it by itself.</summary>
internal sealed class SentCopies(MailSessions sessions, TimeProvider time, ILogger<SentCopies> log)
{
    /// <summary>Keeps a copy; that it cannot be kept does not touch the mail, which is gone.</summary>
    public async Task KeepAsync(WorkspaceId workspace, Guid inbox, MailboxSettings settings, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
    {
        if (settings.Smtp.SentFolder is not { Length: > 0 } folder) return;
        try
        {
            await using var client = await sessions.ReceivingAsync(workspace, inbox, settings, null, cancellationToken);
            await client.AppendAsync(folder, mail, ["\\Seen"], time.GetUtcNow(), cancellationToken);
            await client.LogoutAsync(cancellationToken);
        }
        catch (Exception error) when (error is ImapFailure or MailTroubleException or IOException)
        {
            log.LogWarning("No copy in the sent folder of inbox {Inbox}: {Reason}", inbox, error.Message);
        }
    }
}
