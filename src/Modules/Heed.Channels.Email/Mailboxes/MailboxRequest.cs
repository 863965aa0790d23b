using System.Text.RegularExpressions;

namespace Heed.Channels.Email.Mailboxes;

/// <summary>
/// A mailbox's settings as they are put. Passwords are written and never read: null leaves the stored one, an empty text
/// forgets it. Members that Heed sets itself may be sent back as they were read and are not looked at.
/// </summary>
internal sealed partial record MailboxRequest(
    bool Enabled, string Address, string DisplayName, IReadOnlyList<string> Aliases, ReceivingSettings Imap, SendingSettings Smtp, SignInKind SignIn,
    OAuthRequest? OAuth = null, string? ImapPassword = null, string? SmtpPassword = null, IReadOnlyList<string>? PinnedCertificates = null, LocalText? Signature = null,
    bool AgentSignatures = true, bool QuoteHistory = true, bool AgentNames = true, AcknowledgementSettings? Acknowledgement = null, bool PlusAddress = false,
    string? TrustedAuthServId = null, IReadOnlyList<SpamRule>? Spam = null, DkimRequest? Dkim = null, int UndoSeconds = 10, int PerMinute = 60, int MaxBytes = 40 << 20,
    Guid? Id = null, long? Version = null, DateTimeOffset? CreatedAt = null, bool? HasImapPassword = null, bool? HasSmtpPassword = null,
    HealthView? Receiving = null, HealthView? Sending = null, int? Waiting = null)
{
    private const int MaxSignature = 4000;

    /// <exception cref="InvalidRefusal">One or more fields are wrong.</exception>
    public void Check()
    {
        var validate = new Validate()
            .That(MailText.IsAddress(Address), "address", "notEmail", "This is not an e-mail address.")
            .Text(DisplayName, "displayName", 80, required: false)
            .That(Aliases.Count <= 50, "aliases", "tooMany", "At most 50.")
            .That(Aliases.All(MailText.IsAddress), "aliases", "notEmail", "Each an e-mail address.")
            .That((PinnedCertificates ?? []).Count <= 10 && (PinnedCertificates ?? []).All(p => Fingerprint().IsMatch(p)), "pinnedCertificates", "notFingerprint", "A SHA-256 fingerprint has 64 hex digits.")
            .Text(Signature?.ZhCn, "signature.zh-CN", MaxSignature, required: false, multiline: true)
            .Text(Signature?.En, "signature.en", MaxSignature, required: false, multiline: true)
            .Text(Acknowledgement?.Text?.ZhCn, "acknowledgement.text.zh-CN", 2000, required: false, multiline: true)
            .Text(Acknowledgement?.Text?.En, "acknowledgement.text.en", 2000, required: false, multiline: true)
            .Text(TrustedAuthServId, "trustedAuthServId", 253, required: false)
            .That((Spam ?? []).Count <= 20 && (Spam ?? []).All(s => HeaderName().IsMatch(s.Header) && s.Begins.Length is > 0 and <= 100), "spam", "notHeader", "Name of a header, and how its value begins.")
            .That(UndoSeconds is >= 0 and <= 60, "undoSeconds", "outOfRange", "Between 0 and 60.")
            .That(PerMinute is >= 1 and <= 1000, "perMinute", "outOfRange", "Between 1 and 1000.")
            .That(MaxBytes is >= 1 << 20 and <= 60 << 20, "maxBytes", "outOfRange", "Between 1 and 60 MiB.");
        CheckServers(validate);
        if (Dkim is { Enabled: true } dkim)
        {
            validate.That(MailText.IsDomain(dkim.Domain), "dkim.domain", "notDomain", "A domain such as example.com.")
                .That(Selector().IsMatch(dkim.Selector), "dkim.selector", "notSelector", "Letters, digits and hyphens.");
        }

        validate.Done();
    }

    /// <summary>The settings as they are kept.</summary>
    public MailboxSettings ToSettings() => new()
    {
        Address = Address.Trim().ToLowerInvariant(),
        DisplayName = DisplayName.Trim(),
        Aliases = [.. Aliases.Select(a => a.Trim().ToLowerInvariant()).Distinct()],
        Imap = Imap,
        Smtp = Smtp,
        SignIn = SignIn,
        OAuth = OAuth is null ? null : new OAuthSettings { ClientId = OAuth.ClientId, AuthorizeUrl = OAuth.AuthorizeUrl, TokenUrl = OAuth.TokenUrl, Scopes = OAuth.Scopes, Tenant = OAuth.Tenant },
        PinnedCertificates = [.. (PinnedCertificates ?? []).Select(p => p.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant())],
        Signature = Signature ?? new LocalText("", ""),
        AgentSignatures = AgentSignatures,
        QuoteHistory = QuoteHistory,
        AgentNames = AgentNames,
        Acknowledgement = Acknowledgement ?? new AcknowledgementSettings(),
        PlusAddress = PlusAddress,
        TrustedAuthServId = string.IsNullOrWhiteSpace(TrustedAuthServId) ? null : TrustedAuthServId.Trim(),
        Spam = Spam ?? SpamRule.Defaults,
        Dkim = Dkim is null ? new DkimSettings() : new DkimSettings(Dkim.Enabled, Dkim.Domain.ToLowerInvariant(), Dkim.Selector),
        UndoSeconds = UndoSeconds,
        PerMinute = PerMinute,
        MaxBytes = MaxBytes,
    };

    private void CheckServers(Validate validate)
    {
        foreach (var (host, port, user, at) in new[] { (Imap.Host, Imap.Port, Imap.User, "imap"), (Smtp.Host, Smtp.Port, Smtp.User, "smtp") })
        {
            validate.That(MailText.IsHost(host), $"{at}.host", "notHost", "A host name or an address.")
                .That(port is > 0 and <= 65535, $"{at}.port", "outOfRange", "Between 1 and 65535.")
                .Text(user, $"{at}.user", 254, required: false);
        }

        validate.Text(Imap.Folder, "imap.folder", 200)
            .Text(Imap.MoveTo, "imap.moveTo", 200, required: Imap.After == AfterFetch.Move)
            .That(Imap.FirstDays is >= 0 and <= 90, "imap.firstDays", "outOfRange", "Between 0 and 90.")
            .Text(Smtp.SentFolder, "smtp.sentFolder", 200, required: false)
            .Text(ImapPassword, "imapPassword", 500, required: false)
            .Text(SmtpPassword, "smtpPassword", 500, required: false)
            .That(SignIn != SignInKind.Custom || (OAuth?.AuthorizeUrl is not null && OAuth.TokenUrl is not null), "oAuth", "required", "The provider's addresses are needed.");
    }

    [GeneratedRegex("^(?:[0-9a-fA-F]{2}:?){32}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Fingerprint();

    [GeneratedRegex("^[A-Za-z0-9-]{1,80}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex HeaderName();

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Selector();
}

/// <summary>Sign-in at a provider; its secret is written and never read.</summary>
internal sealed record OAuthRequest(
    string ClientId, string? ClientSecret = null, string? AuthorizeUrl = null, string? TokenUrl = null, string? Scopes = null, string? Tenant = null,
    bool? HasClientSecret = null, bool? SignedIn = null);

/// <summary>Signing of outgoing mail; Heed makes the key.</summary>
internal sealed record DkimRequest(bool Enabled, string Domain, string Selector, string? Record = null, string? Value = null);
