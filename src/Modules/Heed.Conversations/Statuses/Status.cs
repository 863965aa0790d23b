using Heed.Conversations.Public;
using Heed.Conversations.Settings;
using Heed.Kernel;

namespace Heed.Conversations.Statuses;

/// <summary>A status as the workspace calls it; its category says what it means.</summary>
internal sealed class Status : ISetting
{
    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public string NameZh { get; set; } = "";

    public string NameEn { get; set; } = "";

    public StatusCategory Category { get; set; }

    public int Place { get; set; }

    public bool BuiltIn { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
