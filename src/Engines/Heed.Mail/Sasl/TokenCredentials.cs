namespace Heed.Mail.Sasl;

/// <summary>An OAuth 2 access token for a mailbox (XOAUTH2, or OAUTHBEARER of RFC 7628). Getting and renewing it is the channel's work.</summary>
public sealed record TokenCredentials : MailCredentials
{
    /// <exception cref="ArgumentException">Empty name or token, or a control character.</exception>
    public TokenCredentials(string user, string accessToken) : base(user)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        Secret = Checked(accessToken, nameof(accessToken));
    }

    internal override string Secret { get; }
}
