namespace Heed.Channels.Email.Mailboxes;

/// <summary>How a mailbox is reached and how its mail is written. Secrets are kept elsewhere.</summary>
internal sealed record MailboxSettings
{
    /// <summary>The address customers write to.</summary>
    public string Address { get; init; } = "";

    /// <summary>The name customers see beside it.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Further addresses that lead here; mail from them is ours.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public ReceivingSettings Imap { get; init; } = new();

    public SendingSettings Smtp { get; init; } = new();

    public SignInKind SignIn { get; init; }

    /// <summary>Needed when <see cref="SignIn"/> is not a password.</summary>
    public OAuthSettings? OAuth { get; init; }

    /// <summary>SHA-256 fingerprints (hex) of certificates that are taken although no authority vouches for them.</summary>
    public IReadOnlyList<string> PinnedCertificates { get; init; } = [];

    /// <summary>Below every message.</summary>
    public LocalText Signature { get; init; } = new("", "");

    /// <summary>Puts the agent's own signature before the mailbox's.</summary>
    public bool AgentSignatures { get; init; } = true;

    /// <summary>Repeats the message that is answered below the answer.</summary>
    public bool QuoteHistory { get; init; } = true;

    /// <summary>True for "Agent (Team)" as the sender's name, false for the mailbox's name alone.</summary>
    public bool AgentNames { get; init; } = true;

    public AcknowledgementSettings Acknowledgement { get; init; } = new();

    /// <summary>Signs the address for answers: <c>support+TOKEN@…</c>. Only where the server takes such addresses.</summary>
    public bool PlusAddress { get; init; }

    /// <summary>Name under which our own mail server writes Authentication-Results; null when it writes none.</summary>
    public string? TrustedAuthServId { get; init; }

    public IReadOnlyList<SpamRule> Spam { get; init; } = SpamRule.Defaults;

    public DkimSettings Dkim { get; init; } = new();

    /// <summary>How long an answer can be taken back, in seconds.</summary>
    public int UndoSeconds { get; init; } = 10;

    /// <summary>Most mails a minute.</summary>
    public int PerMinute { get; init; } = 60;

    /// <summary>Largest mail that is taken in, in bytes; a larger one goes to quarantine.</summary>
    public int MaxBytes { get; init; } = 40 << 20;
}

/// <summary>How one signs in to the mail servers.</summary>
internal enum SignInKind
{
    Password,
    Microsoft,
    Google,

    /// <summary>Another provider's OAuth endpoints.</summary>
    Custom,
}

/// <summary>How a connection is protected.</summary>
internal enum ConnectionSecurity
{
    Tls,
    StartTls,

    /// <summary>Not at all: for servers on this machine, or such as the operator allows.</summary>
    None,
}

/// <summary>What becomes of a mail on the server once it is kept here.</summary>
internal enum AfterFetch
{
    /// <summary>Stays, marked as read.</summary>
    KeepSeen,

    /// <summary>Moves to another folder.</summary>
    Move,
}

/// <summary>The IMAP side.</summary>
internal sealed record ReceivingSettings
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 993;

    public ConnectionSecurity Security { get; init; }

    public string User { get; init; } = "";

    public string Folder { get; init; } = "INBOX";

    public AfterFetch After { get; init; }

    /// <summary>The folder for <see cref="AfterFetch.Move"/>.</summary>
    public string? MoveTo { get; init; }

    /// <summary>At the first connection, mail of so many days is taken in as well; 0 begins with what comes from then on.</summary>
    public int FirstDays { get; init; }
}

/// <summary>The SMTP side.</summary>
internal sealed record SendingSettings
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 465;

    public ConnectionSecurity Security { get; init; }

    /// <summary>Empty when the server asks for no sign-in.</summary>
    public string User { get; init; } = "";

    /// <summary>The folder that keeps a copy of what is sent; null when the server keeps one by itself.</summary>
    public string? SentFolder { get; init; }
}

/// <summary>Where a token is had. For Microsoft and Google the addresses are known and may be left out.</summary>
internal sealed record OAuthSettings
{
    public string ClientId { get; init; } = "";

    public string? AuthorizeUrl { get; init; }

    public string? TokenUrl { get; init; }

    public string? Scopes { get; init; }

    /// <summary>Directory of Microsoft 365; <c>common</c> without one.</summary>
    public string? Tenant { get; init; }
}

/// <summary>The answer Heed gives by itself to the first mail of a conversation. Nothing of the mail is repeated in it.</summary>
internal sealed record AcknowledgementSettings(bool Enabled = false, LocalText? Text = null);

/// <summary>A header by which our own mail server says that a mail is spam.</summary>
/// <param name="Header">Name of the header.</param>
/// <param name="Begins">How its value begins, without regard to case.</param>
internal sealed record SpamRule(string Header, string Begins)
{
    public static IReadOnlyList<SpamRule> Defaults { get; } =
        [new("X-Spam-Flag", "yes"), new("X-Spam-Status", "yes"), new("X-Spam", "yes"), new("X-Rspamd-Action", "reject"), new("X-Forefront-Antispam-Report", "sfv:spm")];
}

/// <summary>Signing by Heed itself, for servers that do not sign.</summary>
internal sealed record DkimSettings(bool Enabled = false, string Domain = "", string Selector = "heed");
