using System.Text;
using System.Text.Unicode;

namespace Heed.Mail;

/// <summary>
/// Which charset bytes are in, judged by their shape: enough for a text without a label or with a wrong one, not a statistics of languages.
/// </summary>
internal static class CharsetGuess
{
    private const int Sample = 64 << 10;
    private const byte Escape = 0x1B;

    private static readonly Encoding Utf8Text = new UTF8Encoding(false, throwOnInvalidBytes: false);

    /// <summary>The likeliest encoding. <paramref name="hint"/> is taken when the shape does not decide. O(length).</summary>
    public static Encoding Of(ReadOnlySpan<byte> bytes, Encoding? hint)
    {
        if (Escaped(bytes) is { } escaped) return escaped;
        if (Utf8.IsValid(bytes) || IsMostlyUtf8(bytes)) return Utf8Text;
        return Charsets.OfPage(new ByteShape(bytes[..Math.Min(bytes.Length, Sample)]).CodePage(hint?.CodePage)) ?? Encoding.Latin1;
    }

    /// <summary>True when bytes (not all ASCII) can hardly be in the claimed encoding; <paramref name="better"/> is what they are in.</summary>
    public static bool Contradicts(ReadOnlySpan<byte> bytes, Encoding claimed, out Encoding better)
    {
        better = claimed;
        if (claimed.CodePage == 65001)
        {
            if (Utf8.IsValid(bytes) || IsMostlyUtf8(bytes)) return false;
            better = Of(bytes, null);
            return better.CodePage != 65001;
        }

        if (claimed.CodePage is 1200 or 1201 or 12000 or 12001)
        {
            // UTF-16 of any language has zeros for its blanks and line ends.
            better = Of(bytes, null);
            return bytes.IndexOf((byte)0) < 0 && better.CodePage == 65001;
        }

        if (claimed.CodePage is 50220 or 50225 or 52936)
        {
            // Eight-bit text under a seven-bit name; half-width katakana aside.
            if (bytes.IndexOf(Escape) >= 0) return false;
            better = Of(bytes, null);
            return true;
        }

        if (!Utf8.IsValid(bytes))
        {
            // Only Latin letters are claimed lightly: programs write the name without looking.
            if (claimed.CodePage != 1252) return false;
            var shape = new ByteShape(bytes[..Math.Min(bytes.Length, Sample)]);
            if (!shape.IsSurelyDoubleByte) return false;
            better = Charsets.OfPage(shape.CodePage(null)) ?? claimed;
            return better.CodePage != claimed.CodePage;
        }

        // Valid UTF-8: chance makes that of single bytes hardly ever, of two Chinese or Korean characters now and then.
        var (two, more) = Utf8Lengths(bytes);
        if (!claimed.IsSingleByte && two + more < 8 && (more < 2 || two > more)) return false;
        better = Utf8Text;
        return true;
    }

    /// <summary>The encoding that the escape sequences of seven-bit text announce, or null.</summary>
    public static Encoding? Escaped(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf(Escape); at >= 0 && at + 2 < bytes.Length;)
        {
            if (bytes[at + 1] == '$')
            {
                if (bytes[at + 2] is (byte)'B' or (byte)'@' or (byte)'(') return Charsets.OfPage(50220);
                if (bytes[at + 2] == ')' && at + 3 < bytes.Length && bytes[at + 3] == 'C') return Charsets.OfPage(50225);
            }

            var next = bytes[(at + 1)..].IndexOf(Escape);
            if (next < 0) break;
            at += next + 1;
        }

        return null;
    }

    /// <summary>True for UTF-8 with a few broken places: a character cut in half, a stray byte of a footer.</summary>
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var good = 0;
        var bad = 0;
        while (bytes.Length > 0)
        {
            if (bytes[0] < 0x80)
            {
                var high = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                if (high < 0) break;
                bytes = bytes[high..];
            }

            if (Rune.DecodeFromUtf8(bytes, out _, out var used) == System.Buffers.OperationStatus.Done) good++;
            else bad++;
            bytes = bytes[used..];
        }

        return good >= 4 && bad <= good / 4 || good >= 2 && bad == 1;
    }

    private static (int Two, int More) Utf8Lengths(ReadOnlySpan<byte> bytes)
    {
        var two = 0;
        var more = 0;
        foreach (var value in bytes)
        {
            if (value >= 0xE0) more++;
            else if (value >= 0xC0) two++;
        }

        return (two, more);
    }
}
