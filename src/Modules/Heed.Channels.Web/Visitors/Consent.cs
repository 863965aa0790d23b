namespace Heed.Channels.Web.Visitors;

/// <summary>A customer consented to a privacy notice: when, and to which text. Deliberately without a network address.</summary>
internal sealed class Consent
{
    public const int MaxLanguage = 20;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public Guid Customer { get; set; }

    public Guid Inbox { get; init; }

    /// <summary>Version of the inbox's notice; its words are in <see cref="Sites.PrivacyNotice"/>.</summary>
    public int Version { get; init; }

    /// <summary>The language it was shown in.</summary>
    public required string Language { get; init; }

    public DateTimeOffset At { get; init; }
}
