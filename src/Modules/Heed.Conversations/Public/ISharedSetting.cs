using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>A small versioned row that a person keeps alone, with a team, or with everybody.</summary>
public interface ISharedSetting
{
    WorkspaceId Workspace { get; set; }

    Guid Id { get; set; }

    long Version { get; set; }

    Sharing Sharing { get; set; }

    /// <summary>The person who made it; decides only while it is <see cref="Sharing.Mine"/>.</summary>
    Guid? Owner { get; set; }

    /// <summary>The team it is for; null unless it is <see cref="Sharing.Team"/>.</summary>
    Guid? Team { get; set; }

    DateTimeOffset CreatedAt { get; set; }
}
