using System.Buffers;

namespace Heed.Mail;

/// <summary>Writes quoted-printable (RFC 2045 section 6.7) for text whose lines end with CR LF.</summary>
internal static class QuotedPrintableWriter
{
    private const int LineLength = 76;

    /// <summary>Lines of at most 76 characters; blanks at line ends, and a dot or "From " at line starts, are encoded too. O(length).</summary>
    public static void Write(ReadOnlySpan<byte> text, IBufferWriter<byte> target)
    {
        var column = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var room = target.GetSpan(8);
            var value = text[i];
            if (value == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                "\r\n"u8.CopyTo(room);
                target.Advance(2);
                column = 0;
                i++;
                continue;
            }

            var written = 0;
            var plain = IsPlain(text, i, column);

            // One place stays free for the equals sign of a soft line end.
            if (column + (plain ? 1 : 3) > LineLength - 1)
            {
                "=\r\n"u8.CopyTo(room);
                written = 3;
                column = 0;
                plain = IsPlain(text, i, column);
            }

            if (plain)
            {
                room[written++] = value;
                column++;
            }
            else
            {
                room[written++] = (byte)'=';
                room[written++] = Hex(value >> 4);
                room[written++] = Hex(value & 15);
                column += 3;
            }

            target.Advance(written);
        }
    }

    private static bool IsPlain(ReadOnlySpan<byte> text, int at, int column)
    {
        var value = text[at];
        if (column == 0 && (value == '.' || text[at..].StartsWith("From "u8))) return false;
        if (value is (byte)' ' or (byte)'\t') return at + 1 < text.Length && text[at + 1] is not ((byte)'\r' or (byte)'\n');
        return value is >= 33 and <= 126 and not (byte)'=';
    }

    private static byte Hex(int digit) => (byte)(digit < 10 ? '0' + digit : 'A' + digit - 10);
}
