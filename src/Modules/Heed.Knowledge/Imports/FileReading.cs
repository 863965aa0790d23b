using System.Text;

namespace Heed.Knowledge.Imports;

/// <summary>Reads a file of any format that can be imported.</summary>
internal static class FileReading
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The format by the file's name; null for any other.</summary>
    public static string? Format(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".md" or ".markdown" or ".txt" => "markdown",
        ".html" or ".htm" => "html",
        ".csv" => "csv",
        ".docx" => "docx",
        _ => null,
    };

    /// <summary>Everything in the file, in its order.</summary>
    /// <exception cref="InvalidRefusal">The file is not what it says, or over a limit.</exception>
    public static IReadOnlyList<FoundEntry> Read(byte[] content, string name, string format) => format switch
    {
        "csv" => CsvEntries.Read(Text(content)),
        "html" => MarkdownEntries.Read(HtmlAsMarkdown.Convert(Text(content)), Title(name)),
        "docx" => MarkdownEntries.Read(WordAsMarkdown.Convert(content), Title(name)),
        _ => MarkdownEntries.Read(Text(content), Title(name)),
    };

    private static string Title(string name) => Path.GetFileNameWithoutExtension(name);

    /// <summary>UTF-16 and UTF-8 by their marks, UTF-8 when it is valid, else GB 18030, which Chinese spreadsheets write.</summary>
    private static string Text(byte[] content)
    {
        string text;
        if (content.AsSpan().StartsWith(Encoding.Unicode.Preamble)) text = Encoding.Unicode.GetString(content.AsSpan(2));
        else if (content.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)) text = Encoding.BigEndianUnicode.GetString(content.AsSpan(2));
        else text = Bytes(content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(3) : content);
        if (text.Length > ImportLimits.Characters) throw new InvalidRefusal("file", "tooLarge", $"At most {ImportLimits.Characters} characters.");
        return text.Contains('\0', StringComparison.Ordinal) ? throw new InvalidRefusal("file", "notText", "The file is not a text.") : text;
    }

    private static string Bytes(ReadOnlySpan<byte> content)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(content);
        }
    }
}
