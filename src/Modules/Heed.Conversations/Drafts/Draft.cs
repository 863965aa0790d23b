using Heed.Kernel;

namespace Heed.Conversations.Drafts;

/// <summary>What an agent has typed and not sent yet.</summary>
internal sealed class Draft
{
    public WorkspaceId Workspace { get; set; }

    public Guid Person { get; set; }

    public Guid Conversation { get; set; }

    public string Text { get; set; } = "";

    public bool Note { get; set; }

    /// <summary>JSON of <see cref="DraftExtras"/>: files, recipients, subject; null for words alone.</summary>
    public string? Extras { get; set; }

    public long Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
