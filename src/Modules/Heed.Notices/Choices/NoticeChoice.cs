using Heed.Kernel;

namespace Heed.Notices.Choices;

/// <summary>How a person wants to be told, in one workspace. Without a row the defaults hold.</summary>
internal sealed class NoticeChoice
{
    public WorkspaceId Workspace { get; init; }
    public Guid Person { get; init; }

    /// <summary>Ways by kind, as JSON of numbers; a kind that is absent has its default.</summary>
    public required string Ways { get; set; }

    /// <summary>Quiet hours in minutes of the day in the workspace's time zone; null: none. From may be later than to: over midnight.</summary>
    public int? QuietFrom { get; set; }
    public int? QuietTo { get; set; }
    public Digest Digest { get; set; }
}
