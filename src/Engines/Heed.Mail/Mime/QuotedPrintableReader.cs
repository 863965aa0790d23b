namespace Heed.Mail;

/// <summary>Quoted-printable (RFC 2045 section 6.7); an equals sign that encodes nothing stands for itself.</summary>
internal static class QuotedPrintableReader
{
    private static readonly System.Buffers.SearchValues<byte> Special = System.Buffers.SearchValues.Create("=\n"u8);

    /// <summary>Decodes. Blanks at the end of a line are dropped (they came on the way), line ends stay as they are. O(length), one allocation.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> encoded)
    {
        var bytes = new byte[encoded.Length];
        var written = 0;
        var firm = 0; // below this nothing is trimmed: it was encoded, or stands on an earlier line
        while (encoded.Length > 0)
        {
            var special = encoded.IndexOfAny(Special);
            var plain = special < 0 ? encoded : encoded[..special];
            plain.CopyTo(bytes.AsSpan(written));
            written += plain.Length;
            encoded = encoded[plain.Length..];
            if (encoded.Length == 0) break;

            if (encoded[0] == '\n')
            {
                var carriage = written > firm && bytes[written - 1] == '\r';
                if (carriage) written--;
                while (written > firm && bytes[written - 1] is (byte)' ' or (byte)'\t') written--;
                if (carriage) bytes[written++] = (byte)'\r';
                bytes[written++] = (byte)'\n';
                encoded = encoded[1..];
            }
            else
            {
                encoded = encoded[Escape(encoded, bytes, ref written)..];
            }

            firm = written;
        }

        return bytes.AsMemory(0, written);
    }

    /// <summary>Reads what begins with an equals sign, and returns how many bytes that took.</summary>
    private static int Escape(ReadOnlySpan<byte> encoded, byte[] bytes, ref int written)
    {
        if (encoded.Length >= 3 && HexDigit(encoded[1]) is var high and >= 0 && HexDigit(encoded[2]) is var low and >= 0)
        {
            bytes[written++] = (byte)(high << 4 | low);
            return 3;
        }

        // A soft line break, perhaps with blanks that came on the way.
        var at = 1;
        while (at < encoded.Length && encoded[at] is (byte)' ' or (byte)'\t' or (byte)'\r') at++;
        if (at == encoded.Length) return at;
        if (encoded[at] == '\n') return at + 1;
        bytes[written++] = (byte)'=';
        return 1;
    }

    private static int HexDigit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        _ => -1,
    };
}
