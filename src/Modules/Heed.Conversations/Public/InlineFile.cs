using System.Text.RegularExpressions;

namespace Heed.Conversations.Public;

/// <summary>Pictures of a letter that are files of its message: written <c>heed-file:ID</c> in its HTML.</summary>
public static partial class InlineFile
{
    private const string Scheme = "heed-file:";

    /// <summary>The address to write into a letter's HTML for a file of its message.</summary>
    public static string Address(Guid file) => Scheme + file.ToString("N");

    /// <summary>The signed link behind such an address; null when it names no file of this message.</summary>
    public static string? Link(string address, IReadOnlyList<FileRow> files) =>
        address.StartsWith(Scheme, StringComparison.Ordinal) && Guid.TryParseExact(address.AsSpan(Scheme.Length), "N", out var id)
            ? files.FirstOrDefault(f => f.Id == id)?.Url
            : null;

    /// <summary>The files that a letter's HTML shows in place.</summary>
    public static IReadOnlyList<Guid> In(string? html) =>
        html is null ? [] : [.. Addresses().Matches(html).Select(m => Guid.ParseExact(m.Groups[1].Value, "N")).Distinct()];

    [GeneratedRegex("heed-file:([0-9a-f]{32})", RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
