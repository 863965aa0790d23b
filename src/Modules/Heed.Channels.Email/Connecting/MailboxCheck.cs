using System.Security.Cryptography;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Sending;
using Heed.Mail;
using Heed.Mail.Imap;
using Heed.Mail.Smtp;

namespace Heed.Channels.Email.Connecting;

/// <summary>Tries a mailbox step by step, so that what is wrong is found where it is wrong.</summary>
internal sealed class MailboxCheck(MailSessions sessions, TimeProvider time)
{
    /// <summary>Header by which a test mail is known: it is no customer's.</summary>
    public const string Header = "X-Heed-Check";
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(40);

    public async Task<MailboxCheckView> RunAsync(WorkspaceId workspace, Guid inbox, MailboxSettings settings, MailboxCheckRequest request, CancellationToken cancellationToken)
    {
        var steps = new CheckSteps();
        var (imap, smtp) = (request.Settings?.ImapPassword, request.Settings?.SmtpPassword ?? request.Settings?.ImapPassword);
        if (request.Part is null or CheckPart.Receiving) await steps.RunAsync(s => ReceivingAsync(s, workspace, inbox, settings, imap, cancellationToken));
        if (request.Part is null or CheckPart.Sending) await steps.RunAsync(s => SendingAsync(s, workspace, inbox, settings, smtp, cancellationToken));
        if (request.Part is null && steps.Failed) return new MailboxCheckView(false, steps.Done);
        if (request.Part is null or CheckPart.Loop) await steps.RunAsync(s => LoopAsync(s, workspace, inbox, settings, imap, smtp, cancellationToken));
        return new MailboxCheckView(!steps.Failed, steps.Done);
    }

    private async Task ReceivingAsync(CheckSteps steps, WorkspaceId workspace, Guid inbox, MailboxSettings settings, string? password, CancellationToken cancellationToken)
    {
        steps.Begin("dns");
        await MailConnector.ResolveAsync(settings.Imap.Host, cancellationToken);
        steps.Begin("signIn", "connect", "tls");
        await using var client = await sessions.ReceivingAsync(workspace, inbox, settings, password, cancellationToken);
        steps.Begin("folder");
        try
        {
            await client.SelectAsync(settings.Imap.Folder, cancellationToken);
            if (settings.Imap is { After: AfterFetch.Move, MoveTo: { } target } && !(await client.ListAsync(cancellationToken)).Any(f => f.Name == target))
            {
                throw new MailTroubleException(MailTrouble.NoFolder, target);
            }
        }
        catch (Exception error) when (error is ImapFailure { Kind: ImapFailureKind.No } or MailTroubleException)
        {
            var folders = await client.ListAsync(cancellationToken);
            steps.Fail(MailTrouble.NoFolder, error.Message, [.. folders.Select(f => f.Name).Take(200)]);
            return;
        }

        steps.End();
        await client.LogoutAsync(cancellationToken);
    }

    private async Task SendingAsync(CheckSteps steps, WorkspaceId workspace, Guid inbox, MailboxSettings settings, string? password, CancellationToken cancellationToken)
    {
        steps.Begin("smtpDns");
        await MailConnector.ResolveAsync(settings.Smtp.Host, cancellationToken);
        steps.Begin("smtpSignIn", "smtpConnect", "smtpTls");
        var client = await sessions.SendingAsync(workspace, inbox, settings, password, cancellationToken);
        steps.End();
        await client.QuitAsync();
    }

    private async Task LoopAsync(
        CheckSteps steps, WorkspaceId workspace, Guid inbox, MailboxSettings settings, string? imapPassword, string? smtpPassword, CancellationToken cancellationToken)
    {
        steps.Begin("arrive");
        await using var imap = await sessions.ReceivingAsync(workspace, inbox, settings, imapPassword, cancellationToken);
        await imap.SelectAsync(settings.Imap.Folder, cancellationToken);
        steps.Begin("send");
        var smtp = await sessions.SendingAsync(workspace, inbox, settings, smtpPassword, cancellationToken);
        var plain = await SendTestAsync(smtp, settings, settings.Address, cancellationToken);
        var at = settings.Address.LastIndexOf('@');
        var plus = await SendTestAsync(smtp, settings, settings.Address[..at] + "+heed-check" + settings.Address[at..], cancellationToken);
        await smtp.QuitAsync();
        if (plain.Trouble is { } refused)
        {
            steps.Fail(MailTrouble.SenderRefused, refused);
            return;
        }

        steps.Begin("arrive");
        var arrived = await ArrivesAsync(imap, plain.Mark, Arrival, cancellationToken);
        if (!arrived)
        {
            steps.Fail(MailTrouble.NotArrived, null);
            return;
        }

        // Signed addresses for answers are an extra: that they do not arrive is told, and is no failure.
        steps.Begin("plusAddress");
        if (plus.Trouble is null && await ArrivesAsync(imap, plus.Mark, TimeSpan.FromSeconds(10), cancellationToken)) steps.End();
        else steps.Skip(plus.Trouble);
    }

    private async Task<(string Mark, string? Trouble)> SendTestAsync(SmtpClient client, MailboxSettings settings, string to, CancellationToken cancellationToken)
    {
        var mark = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var mail = MailComposer.Write(new OutgoingMail
        {
            From = new MailAddress(settings.DisplayName, settings.Address),
            To = [new MailAddress("", to)],
            Subject = "Heed: test / 测试",
            Date = time.GetUtcNow(),
            MessageId = $"check.{mark}@{MailText.DomainOf(settings.Address)}",
            Text = "This mail was sent to see whether the mailbox works. It can be deleted.\n这封邮件用于检查邮箱是否正常，可以删除。\n",
            AutoSubmitted = "auto-generated",
            ExtraHeaders = [new MailHeader(Header, mark)],
        });
        var outcome = await client.SendAsync(new SmtpEnvelope(settings.Address, [to]), mail, cancellationToken);
        return (mark, outcome.Verdict == SmtpVerdict.Delivered ? null : outcome.Text);
    }

    private async Task<bool> ArrivesAsync(ImapClient client, string mark, TimeSpan within, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            if ((await client.SearchHeaderAsync(Header, mark, cancellationToken)).Count > 0) return true;
            if (time.GetElapsedTime(begun) > within) return false;
            await Task.Delay(TimeSpan.FromMilliseconds(700), time, cancellationToken);
            await client.PollAsync(cancellationToken);
        }
    }
}
