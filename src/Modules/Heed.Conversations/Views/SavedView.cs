using Heed.Conversations.Public;
using Heed.Kernel;

namespace Heed.Conversations.Views;

/// <summary>A view of the inbox that somebody saved: conditions and an order.</summary>
internal sealed class SavedView : ISharedSetting
{
    internal const string Kind = "view";
    internal const int MaxName = 60;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public Sharing Sharing { get; set; }

    public Guid? Owner { get; set; }

    public Guid? Team { get; set; }

    public string Name { get; set; } = "";

    /// <summary>JSON of a <see cref="ViewFilter"/>, checked when it was saved.</summary>
    public string Filter { get; set; } = "{}";

    public ViewSort Sort { get; set; }

    /// <summary>Where it stands in the navigation, ascending.</summary>
    public int Place { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
