using Heed.Channels.Email.Mailboxes;

namespace Heed.Channels.Email.OAuth;

/// <summary>Where a provider asks for consent and gives tokens.</summary>
internal sealed record OAuthProvider(string AuthorizeUrl, string TokenUrl, string Scopes, IReadOnlyList<KeyValuePair<string, string>> More)
{
    /// <summary>The provider of a mailbox's settings; null when its addresses are not known.</summary>
    public static OAuthProvider? Of(MailboxSettings settings)
    {
        var own = settings.OAuth ?? new OAuthSettings();
        var tenant = own.Tenant is { Length: > 0 } named && named.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? named : "common";
        return settings.SignIn switch
        {
            SignInKind.Microsoft => new OAuthProvider(
                $"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize", $"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
                "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access", [new("prompt", "select_account")]),
            // Google gives a refresh token only at a consent that was asked for anew.
            SignInKind.Google => new OAuthProvider(
                "https://accounts.google.com/o/oauth2/v2/auth", "https://oauth2.googleapis.com/token", "https://mail.google.com/", [new("access_type", "offline"), new("prompt", "consent")]),
            SignInKind.Custom when own is { AuthorizeUrl: { } authorize, TokenUrl: { } token } => new OAuthProvider(authorize, token, own.Scopes ?? "", []),
            _ => null,
        };
    }
}
