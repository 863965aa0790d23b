using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.OAuth;
using Heed.Mail.Sasl;

namespace Heed.Channels.Email.Connecting;

/// <summary>Finds what a mailbox signs in with.</summary>
internal sealed class MailCredentialStore(IStore store, MailboxSecrets secrets, OAuthTokens tokens)
{
    /// <summary>Credentials for the IMAP server.</summary>
    /// <exception cref="MailTroubleException">There are none, or the provider's consent has ended.</exception>
    public async Task<MailCredentials> ReceivingAsync(WorkspaceId workspace, Guid inbox, MailboxSettings settings, string? password, CancellationToken cancellationToken)
    {
        var user = settings.Imap.User.Length > 0 ? settings.Imap.User : settings.Address;
        return await FindAsync(workspace, inbox, settings, user, MailboxSecrets.Imap, password, cancellationToken) ?? throw new MailTroubleException(MailTrouble.NoSecret, null);
    }

    /// <summary>Credentials for the SMTP server; null for one that asks nobody.</summary>
    /// <exception cref="MailTroubleException">There are none, or the provider's consent has ended.</exception>
    public async Task<MailCredentials?> SendingAsync(WorkspaceId workspace, Guid inbox, MailboxSettings settings, string? password, CancellationToken cancellationToken)
    {
        if (settings.Smtp.User.Length == 0 && settings.SignIn == SignInKind.Password) return null;
        var user = settings.Smtp.User.Length > 0 ? settings.Smtp.User : settings.Address;
        return await FindAsync(workspace, inbox, settings, user, MailboxSecrets.Smtp, password, cancellationToken)
            // Most mailboxes have one password for both directions.
            ?? await FindAsync(workspace, inbox, settings, user, MailboxSecrets.Imap, null, cancellationToken)
            ?? throw new MailTroubleException(MailTrouble.NoSecret, null);
    }

    private async Task<MailCredentials?> FindAsync(
        WorkspaceId workspace, Guid inbox, MailboxSettings settings, string user, string use, string? password, CancellationToken cancellationToken)
    {
        if (settings.SignIn != SignInKind.Password) return new TokenCredentials(user, await tokens.AccessAsync(workspace, inbox, settings, cancellationToken));
        if (string.IsNullOrEmpty(password))
        {
            using var session = store.Read();
            password = await secrets.GetAsync(session, workspace, inbox, use, cancellationToken);
        }

        return string.IsNullOrEmpty(password) ? null : new PasswordCredentials(user, password);
    }
}
