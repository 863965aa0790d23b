namespace Heed.Knowledge.Markup;

/// <summary>
/// How answers name their own files: <c>![photo](file:ID)</c>. Signed links expire, so none stands in a text: the reference becomes one when the answer is shown. On its
/// way through parser and sanitizer it is an address of a host that cannot exist (RFC 2606), which nothing else leads to.
/// </summary>
internal static class FileReferences
{
    public const string Scheme = "file:";
    private const string Place = "https://files.heed.invalid/";

    /// <summary>Whether an address names a file of an entry.</summary>
    public static bool IsOne(string address) => address.StartsWith(Scheme, StringComparison.Ordinal) && Guid.TryParse(address.AsSpan(Scheme.Length), out _);

    /// <summary>Whether the Markdown shows or links the file.</summary>
    public static bool Names(string markdown, Guid file) => markdown.Contains($"]({Scheme}{file}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Markdown whose references pass the sanitizer.</summary>
    public static string Mark(string markdown) => markdown.Replace($"]({Scheme}", $"]({Place}", StringComparison.Ordinal);

    /// <summary>Puts addresses where references stand in harmless HTML; what is no file of the entry stays a dead link.</summary>
    /// <param name="address">The address of a file, without characters that HTML would have to escape other than &amp;.</param>
    public static string Settle(string html, IEnumerable<Guid> files, Func<Guid, string> address)
    {
        foreach (var file in files) html = html.Replace(Place + file, System.Net.WebUtility.HtmlEncode(address(file)), StringComparison.OrdinalIgnoreCase);
        return html;
    }
}
