using System.Text;

namespace Heed.Platform.Csv;

/// <summary>How a file of rows is written: found out from its beginning, since nobody knows their own.</summary>
/// <param name="Encoding">utf-8, utf-16 or gb18030.</param>
/// <param name="Delimiter">Comma, semicolon or tab.</param>
public sealed record CsvFormat(string Encoding, char Delimiter)
{
    private const int Looked = 64 << 10;

    static CsvFormat() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Looks at the first 64 KiB.</summary>
    public static async Task<CsvFormat> DetectAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[Looked];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var encoding = EncodingOf(head.AsSpan(0, length), whole: length < Looked);
        var format = new CsvFormat(encoding, ',');
        return format with { Delimiter = DelimiterOf(format.Reader().GetString(head, 0, length)) };
    }

    /// <summary>The decoder; wrong bytes become replacement characters, never an error.</summary>
    public Encoding Reader() => Encoding switch
    {
        "utf-16" => System.Text.Encoding.Unicode,
        "gb18030" => System.Text.Encoding.GetEncoding("gb18030"),
        _ => System.Text.Encoding.UTF8,
    };

    private static string EncodingOf(ReadOnlySpan<byte> head, bool whole)
    {
        if (head is [0xEF, 0xBB, 0xBF, ..]) return "utf-8";
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return "utf-16";
        // The last character may be cut in two.
        for (var cut = 0; cut <= (whole ? 0 : 3); cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut])) return "utf-8";
        }

        // What Excel writes in Chinese; every sequence of bytes that matters here is valid in it.
        return "gb18030";
    }

    private static char DelimiterOf(string text)
    {
        Span<int> counts = [0, 0, 0];
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c is '\n' or '\r' && counts[0] + counts[1] + counts[2] > 0) break;
            else if (c == ',') counts[0]++;
            else if (c == ';') counts[1]++;
            else if (c == '\t') counts[2]++;
        }

        if (counts[2] > counts[0] && counts[2] >= counts[1]) return '\t';
        return counts[1] > counts[0] ? ';' : ',';
    }
}
