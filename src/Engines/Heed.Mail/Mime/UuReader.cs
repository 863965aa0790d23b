namespace Heed.Mail;

/// <summary>Files in uuencode (POSIX), which old mailers put between the lines of the text.</summary>
internal static class UuReader
{
    /// <summary>A file: the line <c>begin MODE NAME</c> at <paramref name="From"/>, data lines, <c>end</c> before <paramref name="To"/>.</summary>
    public readonly record struct File(int From, int DataFrom, int DataTo, int To, string Name);

    /// <summary>The next whole file from a position on, or null. Lines that look like a beginning and are none are passed over.</summary>
    public static File? Find(ReadOnlySpan<byte> text, int from)
    {
        while (from < text.Length)
        {
            var at = from == 0 && text.StartsWith("begin "u8) ? 0 : text[from..].IndexOf("\nbegin "u8) is var found and >= 0 ? from + found + 1 : -1;
            if (at < 0) return null;
            var data = NextLine(text, at);
            if (NameOf(text[at..data]) is { } name && DataEnd(text, data) is var (end, behind) && behind > 0) return new File(at, data, end, behind, name);
            from = data > at ? data - 1 : text.Length;
        }

        return null;
    }

    /// <summary>The bytes of a found file. O(length).</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> text, File file)
    {
        var bytes = new byte[(file.DataTo - file.DataFrom) / 4 * 3 + 3];
        var written = 0;
        for (var at = file.DataFrom; at < file.DataTo;)
        {
            var next = NextLine(text, at);
            var line = text[at..next].TrimEnd("\r\n"u8);
            at = next;
            if (line.Length == 0) continue;
            var wanted = line[0] - 32 & 63;
            for (var i = 1; i < line.Length && wanted > 0; i += 4)
            {
                var bits = Six(line, i) << 18 | Six(line, i + 1) << 12 | Six(line, i + 2) << 6 | Six(line, i + 3);
                for (var shift = 16; shift >= 0 && wanted > 0 && written < bytes.Length; shift -= 8, wanted--) bytes[written++] = (byte)(bits >> shift);
            }
        }

        return bytes.AsMemory(0, written);
    }

    private static int Six(ReadOnlySpan<byte> line, int at) => at < line.Length ? line[at] - 32 & 63 : 0;

    private static string? NameOf(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd("\r\n "u8);
        if (line.Length < 11 || line.Length > 300) return null;
        var mode = line[6..].IndexOf((byte)' ') is var space and >= 3 and <= 5 ? line.Slice(6, space) : default;
        if (mode.Length == 0 || mode.ContainsAnyExceptInRange((byte)'0', (byte)'7')) return null;
        return CharsetGuess.Of(line, null).GetString(line[(7 + mode.Length)..]);
    }

    /// <summary>Where the data end and the whole file ends; zeros when a line is not of the length that it claims.</summary>
    private static (int End, int Behind) DataEnd(ReadOnlySpan<byte> text, int from)
    {
        for (var at = from; at < text.Length;)
        {
            var next = NextLine(text, at);
            var line = text[at..next].TrimEnd("\r\n"u8);
            if (line.SequenceEqual("end"u8)) return (at, next);
            if (line.Length > 0 && line is not [(byte)'`'] and not [(byte)' '])
            {
                var claimed = ((line[0] - 32 & 63) + 2) / 3 * 4;
                if (line[0] is < 32 or > 96 || line.Length - 1 > claimed + 2 || line.Length - 1 < claimed - 3) return (0, 0);
            }

            at = next;
        }

        return (0, 0);
    }

    private static int NextLine(ReadOnlySpan<byte> text, int at) => text[at..].IndexOf((byte)'\n') is var end and >= 0 ? at + end + 1 : text.Length;
}
