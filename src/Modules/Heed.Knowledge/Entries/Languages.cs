namespace Heed.Knowledge.Entries;

/// <summary>Language tags (BCP 47), compared as far as answers need it: the same tag, then the same language in another script or country.</summary>
internal static class Languages
{
    internal const int MaxTag = 16;

    /// <summary>Letters and digits in parts of two to eight.</summary>
    public static bool IsTag(string tag) =>
        tag.Length is >= 2 and <= MaxTag && char.IsAsciiLetter(tag[0]) && tag.Split('-').All(p => p.Length is >= 2 and <= 8 && p.All(char.IsAsciiLetterOrDigit));

    public static bool Same(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether both are the same language, however written: zh-CN and zh-TW are.</summary>
    public static bool Akin(string first, string second) => Primary(first).Equals(Primary(second), StringComparison.OrdinalIgnoreCase);

    /// <summary>The tag that fits best; null when none is of the language.</summary>
    public static string? Best(IEnumerable<string> tags, string wanted)
    {
        string? akin = null;
        foreach (var tag in tags)
        {
            if (Same(tag, wanted)) return tag;
            if (akin is null && Akin(tag, wanted)) akin = tag;
        }

        return akin;
    }

    private static ReadOnlySpan<char> Primary(string tag) => tag.AsSpan(0, tag.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? dash : tag.Length);
}
