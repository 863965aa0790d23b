namespace Heed.Routing.Skills;

/// <summary>Something that some people can do better than others.</summary>
internal sealed class Skill
{
    internal const string LiveKind = "skill";
    internal const int MaxName = 60;

    /// <summary>Most skills of a workspace.</summary>
    internal const int Most = 200;

    /// <summary>The highest level.</summary>
    internal const int Best = 5;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public string Name { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}
