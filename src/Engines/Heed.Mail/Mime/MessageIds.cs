namespace Heed.Mail;

/// <summary>Message and content ids (RFC 5322 section 3.6.4), with or without their brackets, torn by folding, with words between.</summary>
internal static class MessageIds
{
    private const int MaxLength = 998;

    public static string? First(string? value) => Read(value) is [var first, ..] ? first : null;

    /// <summary>All ids in order, without brackets, each once. O(length).</summary>
    public static List<string> Read(string? value)
    {
        var ids = new List<string>();
        if (string.IsNullOrWhiteSpace(value)) return ids;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (!value.Contains('<', StringComparison.Ordinal))
        {
            foreach (var word in value.Split([' ', '\t', ',', ';', '>', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)) Add(word);
            return ids;
        }

        for (var from = value.IndexOf('<', StringComparison.Ordinal); from >= 0;)
        {
            var end = value.AsSpan(from + 1).IndexOfAny('<', '>');
            Add(value.AsSpan(from + 1, end < 0 ? value.Length - from - 1 : end));
            from = end < 0 ? -1 : value.IndexOf('<', from + 1 + end);
        }

        return ids;

        void Add(ReadOnlySpan<char> written)
        {
            var id = EncodedWords.Clean(written.ToString()).Replace(" ", "", StringComparison.Ordinal);
            if (id.Length is > 0 and <= MaxLength && seen.Add(id)) ids.Add(id);
        }
    }
}
