using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.OAuth;
using Heed.Mail;
using Heed.Mail.Imap;
using Heed.Mail.Sasl;
using Heed.Mail.Smtp;

namespace Heed.Channels.Email.Connecting;

/// <summary>Opens IMAP and SMTP sessions as a mailbox's settings say, and puts every failure into one of <see cref="MailTrouble"/>.</summary>
internal sealed class MailSessions(MailConnector connector, MailCredentialStore credentials, OAuthTokens tokens, TimeProvider time)
{
    /// <summary>A signed-in IMAP session, without an open folder.</summary>
    /// <exception cref="MailTroubleException">Nothing came about.</exception>
    public async Task<ImapClient> ReceivingAsync(WorkspaceId workspace, Guid inbox, MailboxSettings settings, string? password, CancellationToken cancellationToken)
    {
        var secret = await credentials.ReceivingAsync(workspace, inbox, settings, password, cancellationToken);
        try
        {
            return await ImapAsync(settings, secret, cancellationToken);
        }
        catch (MailTroubleException trouble) when (trouble.Code == MailTrouble.SignInRefused && settings.SignIn != SignInKind.Password)
        {
            await tokens.ForgetAsync(workspace, inbox, cancellationToken);
            throw;
        }
    }

    private async Task<ImapClient> ImapAsync(MailboxSettings settings, MailCredentials secret, CancellationToken cancellationToken)
    {
        var (host, port) = (settings.Imap.Host, settings.Imap.Port);
        var stream = await connector.OpenAsync(host, port, settings.Imap.Security, settings.PinnedCertificates, cancellationToken);
        ImapClient? client = null;
        try
        {
            client = await ImapClient.ConnectAsync(
                stream,
                new ImapOptions
                {
                    Security = Security(settings.Imap.Security),
                    Upgrade = (plain, token) => connector.SecureAsync(plain, host, settings.PinnedCertificates, token),
                    AllowPlaintextCredentials = settings.Imap.Security == ConnectionSecurity.None,
                    Host = host,
                    Port = port,
                    MaxMessage = settings.MaxBytes,
                    // A router that has forgotten the connection is found out in minutes, not at the half hour that IDLE may last.
                    IdleRenewal = TimeSpan.FromMinutes(4),
                    Time = time,
                },
                cancellationToken);
            await client.AuthenticateAsync(secret, cancellationToken);
            return client;
        }
        catch (ImapFailure failure)
        {
            if (client is not null) await client.DisposeAsync();
            throw Of(failure);
        }
    }

    /// <summary>A signed-in SMTP session.</summary>
    /// <exception cref="MailTroubleException">Nothing came about.</exception>
    public async Task<SmtpClient> SendingAsync(WorkspaceId workspace, Guid inbox, MailboxSettings settings, string? password, CancellationToken cancellationToken)
    {
        var (host, port) = (settings.Smtp.Host, settings.Smtp.Port);
        var secret = await credentials.SendingAsync(workspace, inbox, settings, password, cancellationToken);
        var stream = await connector.OpenAsync(host, port, settings.Smtp.Security, settings.PinnedCertificates, cancellationToken);
        try
        {
            return await SmtpClient.ConnectAsync(
                stream,
                new SmtpOptions
                {
                    Security = Security(settings.Smtp.Security),
                    Upgrade = (plain, token) => connector.SecureAsync(plain, host, settings.PinnedCertificates, token),
                    AllowPlaintextCredentials = settings.Smtp.Security == ConnectionSecurity.None,
                    Credentials = secret,
                    ClientName = ClientName(settings),
                    Host = host,
                    Port = port,
                    Time = time,
                },
                cancellationToken);
        }
        catch (SmtpFailure failure)
        {
            if (failure.Verdict == SmtpVerdict.Authentication && settings.SignIn != SignInKind.Password) await tokens.ForgetAsync(workspace, inbox, cancellationToken);
            throw Of(failure);
        }
    }

    /// <summary>What an IMAP failure means to those who manage the mailbox.</summary>
    public static MailTroubleException Of(ImapFailure failure)
    {
        if (failure.InnerException is MailTroubleException known) return known;
        var code = failure.Kind switch
        {
            ImapFailureKind.Authentication when failure.IsTransient => MailTrouble.Limited,
            ImapFailureKind.Authentication => MailTrouble.SignInRefused,
            ImapFailureKind.Connection or ImapFailureKind.Bye => MailTrouble.NoConnection,
            ImapFailureKind.Timeout => MailTrouble.Timeout,
            ImapFailureKind.Tls => MailTrouble.Tls,
            ImapFailureKind.No when failure.Code is "LIMIT" or "INUSE" or "UNAVAILABLE" => MailTrouble.Limited,
            ImapFailureKind.No => MailTrouble.NoFolder,
            _ => MailTrouble.Protocol,
        };
        return new MailTroubleException(code, failure.ServerText ?? failure.Message, failure);
    }

    /// <summary>What an SMTP failure means to those who manage the mailbox.</summary>
    public static MailTroubleException Of(SmtpFailure failure)
    {
        if (failure.InnerException is MailTroubleException known) return known;
        var code = failure.Verdict switch
        {
            SmtpVerdict.Authentication => MailTrouble.SignInRefused,
            SmtpVerdict.Tls => MailTrouble.Tls,
            SmtpVerdict.Transient => MailTrouble.Limited,
            SmtpVerdict.ConnectionLostBeforeData or SmtpVerdict.UnknownAfterData => MailTrouble.NoConnection,
            _ => MailTrouble.Protocol,
        };
        return new MailTroubleException(code, failure.Reply?.ToString() ?? failure.Message, failure);
    }

    private static MailSecurity Security(ConnectionSecurity security) => security switch
    {
        ConnectionSecurity.Tls => MailSecurity.Tls,
        ConnectionSecurity.StartTls => MailSecurity.StartTls,
        _ => MailSecurity.None,
    };

    private static string ClientName(MailboxSettings settings)
    {
        var domain = MailText.DomainOf(settings.Address);
        return domain.Length > 0 && domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? domain : "localhost";
    }
}
