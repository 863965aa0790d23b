using Heed.Conversations.Public;
using Heed.Kernel;

namespace Heed.Automation.Macros;

/// <summary>Several steps under one name, run on one conversation or many.</summary>
internal sealed class Macro : ISharedSetting
{
    internal const string LiveKind = "macro";
    internal const int MaxName = 60;
    internal const int MaxSteps = 20;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public Sharing Sharing { get; set; }

    public Guid? Owner { get; set; }

    public Guid? Team { get; set; }

    public string Name { get; set; } = "";

    /// <summary>JSON array of acts.</summary>
    public string Steps { get; set; } = "[]";

    public int Place { get; set; }

    public int Uses { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
