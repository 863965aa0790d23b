namespace Heed.Channels.Email.Mailboxes;

/// <summary>How one direction of a mailbox is doing: a row each for receiving and sending.</summary>
internal sealed class MailboxHealth
{
    public const string Receiving = "receiving";
    public const string Sending = "sending";

    public WorkspaceId Workspace { get; set; }

    public Guid Inbox { get; set; }

    /// <summary><see cref="Receiving"/> or <see cref="Sending"/>.</summary>
    public string Direction { get; set; } = "";

    public HealthState State { get; set; }

    /// <summary>Since when it is in this state.</summary>
    public DateTimeOffset Since { get; set; }

    public DateTimeOffset? SuccessAt { get; set; }

    /// <summary>What is or was last wrong: a code that the console explains.</summary>
    public string? Code { get; set; }

    /// <summary>The server's own words.</summary>
    public string? Text { get; set; }

    public DateTimeOffset? ErrorAt { get; set; }

    /// <summary>When it is tried again.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>When those who manage inboxes were told that it is out of order; null while it works.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}

/// <summary>States of a direction. The numbers are stored.</summary>
internal enum HealthState
{
    /// <summary>Switched off, or not tried yet.</summary>
    Off = 0,

    Working = 1,

    /// <summary>It failed and is tried again by itself.</summary>
    Retrying = 2,

    /// <summary>It fails until somebody changes something: password, sign-in, certificate, folder.</summary>
    NeedsHelp = 3,
}
