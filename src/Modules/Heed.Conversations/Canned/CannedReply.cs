using Heed.Conversations.Public;
using Heed.Kernel;

namespace Heed.Conversations.Canned;

/// <summary>A reply kept for later: text with variables in one or both languages, and files.</summary>
internal sealed class CannedReply : ISharedSetting
{
    internal const string LiveKind = "canned";
    internal const int MaxShortcut = 40;
    internal const int MaxTitle = 80;
    internal const int MaxText = 10_000;
    internal const int MaxFiles = 10;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public Sharing Sharing { get; set; }

    public Guid? Owner { get; set; }

    public Guid? Team { get; set; }

    public string Shortcut { get; set; } = "";

    public string Title { get; set; } = "";

    public string TextZh { get; set; } = "";

    public string TextEn { get; set; } = "";

    public string Folder { get; set; } = "";

    /// <summary>Ids of the brands it is offered for; empty for all.</summary>
    public string BrandIds { get; set; } = "";

    /// <summary>Ids of the inboxes it is offered in; empty for all.</summary>
    public string InboxIds { get; set; } = "";

    /// <summary>JSON array of <see cref="CannedFile"/>.</summary>
    public string Files { get; set; } = "[]";

    public int Uses { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
