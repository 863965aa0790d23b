namespace Heed.Bot.Bots;

/// <summary>Lists of ids in one column: 32 hex digits each, separated by spaces.</summary>
internal static class Ids32
{
    public static string Write(IEnumerable<Guid> ids) => string.Join(' ', ids.Distinct().Select(i => i.ToString("N")));

    public static IReadOnlyList<Guid> Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}
