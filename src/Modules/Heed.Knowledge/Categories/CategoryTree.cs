using System.Text.Json;

namespace Heed.Knowledge.Categories;

/// <summary>The categories of a workspace as a tree. There are few of them, so all are read at once.</summary>
internal static class CategoryTree
{
    /// <summary>A category and everything below it; nothing when it is not there.</summary>
    public static async Task<HashSet<Guid>> BelowAsync(ReadSession session, WorkspaceId workspace, Guid top, CancellationToken cancellationToken) =>
        Below(await session.QueryAsync($"select id, parent from knowledge_categories where workspace = {workspace}", r => (r.Id(0), r.IdOrNull(1)), cancellationToken), top);

    /// <summary>As above, over rows that are at hand. A circle ends where it began.</summary>
    public static HashSet<Guid> Below(IReadOnlyList<(Guid Id, Guid? Parent)> rows, Guid top)
    {
        var below = new HashSet<Guid>();
        if (rows.All(r => r.Id != top)) return below;
        var children = rows.Where(r => r.Parent is not null).ToLookup(r => r.Parent!.Value, r => r.Id);
        var open = new Stack<Guid>([top]);
        while (open.TryPop(out var id))
        {
            if (!below.Add(id)) continue;
            foreach (var child in children[id]) open.Push(child);
        }

        return below;
    }

    /// <summary>Names by language.</summary>
    public static IReadOnlyDictionary<string, string> Names(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    /// <summary>The name in the language, else in any.</summary>
    public static string NameIn(IReadOnlyDictionary<string, string> names, string? language) =>
        language is not null && Entries.Languages.Best(names.Keys, language) is { } tag ? names[tag] : names.Values.FirstOrDefault() ?? "";
}
