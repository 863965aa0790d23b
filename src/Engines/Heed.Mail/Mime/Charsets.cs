using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Heed.Mail;

/// <summary>Text of bytes in the charset that they claim, or in the likeliest one when the claim is unknown or plainly wrong.</summary>
internal static class Charsets
{
    /// <summary>Names that the framework does not know or knows too narrowly: senders say GB2312 and send GBK, say Latin-1 and send windows-1252.</summary>
    private static readonly FrozenDictionary<string, int> CodePages = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = 65001,
        ["utf8"] = 65001,
        ["unicode-1-1-utf-8"] = 65001,
        ["x-unicode-2-0-utf-8"] = 65001,
        ["utf8mb4"] = 65001,
        ["cp65001"] = 65001,
        ["us-ascii"] = 1252,
        ["ascii"] = 1252,
        ["ansi_x3.4-1968"] = 1252,
        ["iso646-us"] = 1252,
        ["ansi"] = 1252,
        ["x-ansi"] = 1252,
        ["iso-8859-1"] = 1252,
        ["iso8859-1"] = 1252,
        ["iso8859_1"] = 1252,
        ["iso_8859-1"] = 1252,
        ["latin1"] = 1252,
        ["latin-1"] = 1252,
        ["l1"] = 1252,
        ["iso-8859-1-windows-1252"] = 1252,
        ["iso-8859-9"] = 1254,
        ["iso-8859-11"] = 874,
        ["tis-620"] = 874,
        ["iso-8859-8-i"] = 28598,
        ["iso-8859-8-e"] = 28598,
        ["iso-8859-6-i"] = 28596,
        ["iso-8859-10"] = 28594,
        ["iso-8859-14"] = 28605,
        ["iso-8859-16"] = 28592,
        ["gb2312"] = 54936,
        ["gbk"] = 54936,
        ["gb18030"] = 54936,
        ["gb-2312"] = 54936,
        ["gb_2312-80"] = 54936,
        ["x-gbk"] = 54936,
        ["cp936"] = 54936,
        ["ms936"] = 54936,
        ["windows-936"] = 54936,
        ["euc-cn"] = 54936,
        ["x-euc-cn"] = 54936,
        ["chinese"] = 54936,
        ["csgb2312"] = 54936,
        ["gb"] = 54936,
        ["gb2312_charset"] = 54936,
        ["zh-cn"] = 54936,
        ["hz"] = 52936,
        ["hz-gb-2312"] = 52936,
        ["hz-gb2312"] = 52936,
        ["big5"] = 950,
        ["big-5"] = 950,
        ["cn-big5"] = 950,
        ["big5-hkscs"] = 950,
        ["big5hkscs"] = 950,
        ["x-x-big5"] = 950,
        ["cp950"] = 950,
        ["euc-tw"] = 950,
        ["zh-tw"] = 950,
        ["shift_jis"] = 932,
        ["shift-jis"] = 932,
        ["shiftjis"] = 932,
        ["sjis"] = 932,
        ["x-sjis"] = 932,
        ["ms_kanji"] = 932,
        ["cp932"] = 932,
        ["windows-31j"] = 932,
        ["windows-932"] = 932,
        ["euc-jp"] = 51932,
        ["eucjp"] = 51932,
        ["x-euc-jp"] = 51932,
        ["x-euc"] = 51932,
        ["iso-2022-jp"] = 50220,
        ["iso-2022-jp-1"] = 50220,
        ["iso-2022-jp-2"] = 50220,
        ["iso-2022-jp-3"] = 50220,
        ["iso-2022-jp-ms"] = 50220,
        ["csiso2022jp"] = 50220,
        ["jis"] = 50220,
        ["euc-kr"] = 949,
        ["euckr"] = 949,
        ["ks_c_5601-1987"] = 949,
        ["ks_c_5601"] = 949,
        ["ksc5601"] = 949,
        ["ksc_5601"] = 949,
        ["korean"] = 949,
        ["cp949"] = 949,
        ["uhc"] = 949,
        ["iso-2022-kr"] = 50225,
        ["koi8-r"] = 20866,
        ["koi8r"] = 20866,
        ["koi8"] = 20866,
        ["koi8-u"] = 21866,
        ["x-mac-cyrillic"] = 10007,
        ["macintosh"] = 10000,
        ["mac"] = 10000,
        ["x-mac-roman"] = 10000,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<int, Encoding?> Encodings = [];

    /// <summary>
    /// Decodes bytes. <paramref name="fault"/> is null when the name was known and true, else a code of <see cref="MailFaults"/>. Never throws; O(length).
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? name, out string? fault)
    {
        fault = null;
        if (bytes.Length == 0) return "";
        if (ByteOrderMark(bytes, out var skipped) is { } marked) return marked.GetString(bytes[skipped..]);
        if (name is not null && IsUtf7(name)) return Utf7.Decode(bytes);

        var claimed = name is null ? null : Find(name);
        if (claimed is null && !string.IsNullOrWhiteSpace(name)) fault = MailFaults.UnknownCharset;
        if (!bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF)) return SevenBit(bytes, claimed);

        if (claimed is null) return CharsetGuess.Of(bytes, null).GetString(bytes);
        if (CharsetGuess.Contradicts(bytes, claimed, out var better))
        {
            fault = MailFaults.WrongCharset;
            claimed = better;
        }

        return claimed.GetString(bytes);
    }

    /// <summary>The encoding of a name, or null. Knows the names that senders use, right and wrong.</summary>
    public static Encoding? Find(string name)
    {
        var trimmed = name.AsSpan().Trim(" \t\"';,").ToString();
        if (trimmed.Length is 0 or > 40) return null;
        if (CodePages.TryGetValue(trimmed, out var page) || NumberIn(trimmed, out page)) return OfPage(page);
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(trimmed) ?? Encoding.GetEncoding(trimmed);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The encoding of a code page; null when this machine has none.</summary>
    public static Encoding? OfPage(int page) => Encodings.GetOrAdd(page, static p =>
    {
        if (p == 65001) return new UTF8Encoding(false);
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(p) ?? Encoding.GetEncoding(p);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    });

    private static string SevenBit(ReadOnlySpan<byte> bytes, Encoding? claimed)
    {
        // Japanese mail says us-ascii at times, or nothing, and means the charset of its escape sequences.
        if (CharsetGuess.Escaped(bytes) is { } escaped) return escaped.GetString(bytes);
        if (claimed is { CodePage: 1200 or 1201 or 12000 or 12001 } && bytes.IndexOf((byte)0) < 0) claimed = null;
        return claimed is { CodePage: 52936 or 1200 or 1201 or 12000 or 12001 } ? claimed.GetString(bytes) : Encoding.ASCII.GetString(bytes);
    }

    private static bool IsUtf7(string name) => name.Trim() is var n && (n.Equals("utf-7", StringComparison.OrdinalIgnoreCase) || n.Equals("unicode-1-1-utf-7", StringComparison.OrdinalIgnoreCase));

    private static Encoding? ByteOrderMark(ReadOnlySpan<byte> bytes, out int length)
    {
        length = bytes switch { [0xEF, 0xBB, 0xBF, ..] => 3, [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => 2, _ => 0 };
        return length switch { 3 => OfPage(65001), 2 => bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, _ => null };
    }

    /// <summary>The number of names such as <c>cp1252</c>, <c>windows1251</c>, <c>win-1250</c>, <c>x-cp1251</c>, <c>ibm850</c>.</summary>
    private static bool NumberIn(string name, out int page)
    {
        page = 0;
        var digits = name.AsSpan().TrimStart("xX-");
        foreach (ReadOnlySpan<char> prefix in (ReadOnlySpan<string>)["windows", "win", "cp", "ibm", "dos", "ms", "ccsid"])
        {
            if (!digits.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            return int.TryParse(digits[prefix.Length..].TrimStart("-_ "), NumberStyles.None, CultureInfo.InvariantCulture, out page) && page is > 0 and <= 65535;
        }

        return false;
    }
}
