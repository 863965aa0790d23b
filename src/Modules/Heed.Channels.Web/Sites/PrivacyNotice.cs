namespace Heed.Channels.Web.Sites;

/// <summary>A privacy notice as it once stood, kept so that it can be shown what somebody consented to.</summary>
internal sealed class PrivacyNotice
{
    public WorkspaceId Workspace { get; init; }

    public Guid Inbox { get; init; }

    public int Version { get; init; }

    public required string TextZh { get; init; }

    public required string TextEn { get; init; }

    public string? Url { get; init; }

    public DateTimeOffset At { get; init; }
}
