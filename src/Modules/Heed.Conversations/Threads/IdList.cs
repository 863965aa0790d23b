namespace Heed.Conversations.Threads;

/// <summary>A short list of ids in one column: 32 hex digits each, separated by spaces.</summary>
internal static class IdList
{
    internal static string Write(IEnumerable<Guid> ids) => string.Join(' ', ids.Select(i => i.ToString("N")));

    internal static IReadOnlyList<Guid> Read(string text) =>
        text.Length == 0 ? [] : [.. text.Split(' ').Select(part => Guid.ParseExact(part, "N"))];
}
