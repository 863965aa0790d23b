namespace Heed.Knowledge.Categories;

/// <summary>A place for entries; categories form a tree.</summary>
internal sealed class Category
{
    internal const string LiveKind = "knowledgeCategory";
    internal const int MaxName = 80;
    internal const int MaxDepth = 5;
    internal const int Most = 1000;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public Guid? Parent { get; set; }

    /// <summary>JSON: name by language tag.</summary>
    public string Names { get; set; } = "{}";

    /// <summary>Order among its siblings.</summary>
    public int Place { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
