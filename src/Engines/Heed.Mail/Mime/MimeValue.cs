using System.Collections.ObjectModel;

namespace Heed.Mail;

/// <summary>A header value with parameters: Content-Type, Content-Disposition.</summary>
/// <param name="Value">What stands before the first parameter, in lower case, without comments.</param>
/// <param name="Parameters">Decoded, by name without regard to case; of two of one name the first.</param>
internal readonly record struct MimeValue(string Value, IReadOnlyDictionary<string, string> Parameters)
{
    public static IReadOnlyDictionary<string, string> NoParameters => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Reads a value, however sloppy: blanks or commas for semicolons, no semicolon at all. O(length).</summary>
    public static MimeValue Read(string? text)
    {
        if (text is null) return new("", NoParameters);
        var end = text.AsSpan().IndexOfAny(";,");
        var first = end < 0 ? text.AsSpan() : text.AsSpan(0, end);

        // "text/plain charset=utf-8", and "charset=utf-8" alone.
        var equals = first.IndexOf('=');
        if (equals >= 0)
        {
            var space = first[..equals].TrimEnd().LastIndexOfAny(" \t");
            end = space < 0 ? -1 : space;
            first = space < 0 ? default : first[..space];
            return new(Word(first), ParameterValues.Read(text, end + 1));
        }

        return new(Word(first), end < 0 ? NoParameters : ParameterValues.Read(text, end + 1));
    }

    private static string Word(ReadOnlySpan<char> value)
    {
        var comment = value.IndexOf('(');
        if (comment >= 0) value = value[..comment];
        value = value.Trim(" \t\"'");
        var space = value.IndexOfAny(" \t");
        if (space >= 0 && value.IndexOf('/') is var slash && slash >= 0 && slash < space) value = value[..space];
        return value.ToString().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}
