using Heed.Conversations.Public;

namespace Heed.Reports.Saved;

/// <summary>A question that somebody asks again and again, under a name: which figure, which days, whose.</summary>
internal sealed class SavedReport : ISharedSetting
{
    internal const string Kind = "savedReport";
    internal const int MaxName = 60;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public Sharing Sharing { get; set; }

    public Guid? Owner { get; set; }

    public Guid? Team { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Key of the metric it opens; empty for the overview.</summary>
    public string Metric { get; set; } = "";

    /// <summary>What it is asked with, as JSON: the parameters of the reports' address.</summary>
    public string Query { get; set; } = "{}";

    public DateTimeOffset CreatedAt { get; set; }
}
