using Heed.Channels.Email.Connecting;
using Heed.Channels.Email.Mailboxes;

namespace Heed.Channels.Email.OAuth;

/// <summary>Access tokens of mailboxes, renewed ahead of their end.</summary>
internal sealed class OAuthTokens
{
    /// <summary>A token that is good for some minutes at least.</summary>
    /// <exception cref="MailTroubleException"><see cref="MailTrouble.SignInAgain"/> when there is no consent, or it has ended.</exception>
    public Task<string> AccessAsync(WorkspaceId workspace, Guid inbox, MailboxSettings settings, CancellationToken cancellationToken) =>
        throw new MailTroubleException(MailTrouble.SignInAgain, null);
}
