namespace Heed.Channels.Email.Mailboxes;

/// <summary>A mailbox as the console shows it. <c>id</c> is the inbox's; secrets are never shown, only whether there are any.</summary>
internal sealed record MailboxView(
    Guid Id, long Version, DateTimeOffset CreatedAt, bool Enabled, string Address, string DisplayName, IReadOnlyList<string> Aliases,
    ReceivingSettings Imap, SendingSettings Smtp, SignInKind SignIn, OAuthView? OAuth, bool HasImapPassword, bool HasSmtpPassword,
    IReadOnlyList<string> PinnedCertificates, LocalText Signature, bool AgentSignatures, bool QuoteHistory, bool AgentNames,
    AcknowledgementSettings Acknowledgement, bool PlusAddress, string? TrustedAuthServId, IReadOnlyList<SpamRule> Spam, DkimView Dkim,
    int UndoSeconds, int PerMinute, int MaxBytes, HealthView Receiving, HealthView Sending, int Waiting);

/// <summary>Sign-in at a provider.</summary>
/// <param name="SignedIn">True when there is a token that can be renewed.</param>
internal sealed record OAuthView(string ClientId, string? AuthorizeUrl, string? TokenUrl, string? Scopes, string? Tenant, bool HasClientSecret, bool SignedIn);

/// <summary>Signing of outgoing mail.</summary>
/// <param name="Record">Name of the DNS record to publish; null until there is a key.</param>
/// <param name="Value">Its content.</param>
internal sealed record DkimView(bool Enabled, string Domain, string Selector, string? Record, string? Value);

/// <summary>How one direction is doing.</summary>
/// <param name="Error">What is wrong now, or was last; the console words the code and says how to mend it.</param>
internal sealed record HealthView(HealthState State, DateTimeOffset? Since, DateTimeOffset? SuccessAt, HealthErrorView? Error)
{
    public static HealthView Of(MailboxHealth? row) => row is null
        ? new HealthView(HealthState.Off, null, null, null)
        : new HealthView(row.State, row.Since, row.SuccessAt, row.Code is null ? null : new HealthErrorView(row.Code, row.Text, row.ErrorAt, row.RetryAt));
}

/// <summary>An error of a mail server.</summary>
/// <param name="Code">One of <see cref="MailTrouble"/>.</param>
/// <param name="Text">The server's own words, if it said any.</param>
internal sealed record HealthErrorView(string Code, string? Text, DateTimeOffset? At, DateTimeOffset? RetryAt);
