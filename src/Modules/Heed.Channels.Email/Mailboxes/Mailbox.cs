namespace Heed.Channels.Email.Mailboxes;

/// <summary>The mailbox of one inbox.</summary>
internal sealed class Mailbox
{
    public WorkspaceId Workspace { get; init; }

    public Guid Inbox { get; init; }

    public long Version { get; set; } = 1;

    /// <summary>Its address in lower case; empty until it is set up.</summary>
    public string Address { get; set; } = "";

    /// <summary>False until somebody switches it on, and while it is switched off: nothing is fetched, and what is written waits.</summary>
    public bool Enabled { get; set; }

    /// <summary>JSON of <see cref="MailboxSettings"/>.</summary>
    public string Settings { get; set; } = "{}";

    public DateTimeOffset CreatedAt { get; init; }

    public MailboxSettings Read() => JsonSerializer.Deserialize<MailboxSettings>(Settings, HeedJson.Options)!;
}
