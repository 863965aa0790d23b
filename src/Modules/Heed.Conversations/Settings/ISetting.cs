using Heed.Kernel;

namespace Heed.Conversations.Settings;

/// <summary>A small versioned row that a workspace edits.</summary>
internal interface ISetting
{
    WorkspaceId Workspace { get; set; }

    Guid Id { get; set; }

    long Version { get; set; }

    DateTimeOffset CreatedAt { get; set; }
}
