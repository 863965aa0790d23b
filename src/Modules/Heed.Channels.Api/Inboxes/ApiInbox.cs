namespace Heed.Channels.Api.Inboxes;

/// <summary>The technical side of an inbox of channel api: who may bring messages, and where answers go.</summary>
internal sealed class ApiInbox
{
    /// <summary>Name of the channel.</summary>
    public const string Channel = "api";

    public WorkspaceId Workspace { get; init; }

    public Guid Inbox { get; init; }

    public long Version { get; set; } = 1;

    /// <summary>Where answers go; null when the other system asks for them.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>Public beginning of the token, by which it is found.</summary>
    public string? TokenPrefix { get; set; }

    public string? TokenHash { get; set; }

    public DateTimeOffset? TokenAt { get; set; }

    /// <summary>The token before, while the other system changes over.</summary>
    public string? OldPrefix { get; set; }

    public string? OldHash { get; set; }

    public DateTimeOffset? OldUntil { get; set; }

    /// <summary>When the secret was made that signs answers; null before the first.</summary>
    public DateTimeOffset? SecretAt { get; set; }

    public DateTimeOffset? FailingSince { get; set; }

    public int Failures { get; set; }

    public DateTimeOffset? RestUntil { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
