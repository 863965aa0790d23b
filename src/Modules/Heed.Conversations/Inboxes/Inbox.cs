using Heed.Conversations.Settings;
using Heed.Kernel;

namespace Heed.Conversations.Inboxes;

/// <summary>One configured channel of a brand.</summary>
internal sealed class Inbox : ISetting
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public Guid Brand { get; set; }

    public string Name { get; set; } = "";

    public string Channel { get; set; } = "";

    public Guid? Team { get; set; }

    public Guid? Calendar { get; set; }

    public bool AutoAssign { get; set; }

    /// <summary>JSON of <see cref="AutoText"/>.</summary>
    public string Greeting { get; set; } = "";

    /// <summary>JSON of <see cref="AutoText"/>.</summary>
    public string Away { get; set; } = "";

    /// <summary>Seconds in which a reply can be taken back; null for the channel's own measure.</summary>
    public int? UndoSeconds { get; set; }

    public bool Archived { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
