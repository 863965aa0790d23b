using Heed.Conversations.Settings;
using Heed.Kernel;

namespace Heed.Conversations.Labels;

/// <summary>A label that conversations carry.</summary>
internal sealed class Label : ISetting
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public string Name { get; set; } = "";

    public string Color { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}
