namespace Heed.Deadlines.Policies;

/// <summary>Promises of time for the conversations that meet a filter.</summary>
internal sealed class Policy
{
    internal const string LiveKind = "deadlinePolicy";
    internal const int MaxName = 80;

    /// <summary>Most policies of a workspace: each conversation's events ask them in order.</summary>
    internal const int Most = 50;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public string Name { get; set; } = "";

    public bool Enabled { get; set; }

    /// <summary>The first policy that a conversation meets is its policy.</summary>
    public int Place { get; set; }

    /// <summary>JSON of a view's filter.</summary>
    public string Filter { get; set; } = "";

    /// <summary>JSON of <see cref="PolicyTerms"/>.</summary>
    public string Terms { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}
