using System.Text;

namespace Heed.Mail;

/// <summary>UTF-7 (RFC 2152), which the framework does not offer any more; only to read what old mailers wrote.</summary>
internal static class Utf7
{
    /// <summary>Decodes; what is not UTF-7 stands as it is. O(length).</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '+')
            {
                text.Append((char)bytes[i]);
                continue;
            }

            var start = i + 1;
            var bits = 0;
            var held = 0;
            for (i = start; i < bytes.Length && Sextet(bytes[i]) is var six and >= 0; i++)
            {
                bits = (bits << 6 | six) & 0xFFFFFF;
                held += 6;
                if (held < 16) continue;
                held -= 16;
                text.Append((char)(bits >> held & 0xFFFF));
            }

            var closed = i < bytes.Length && bytes[i] == '-';
            if (i == start) text.Append('+');
            if (!closed) i--;
        }

        return text.ToString();
    }

    private static int Sextet(byte value) => value switch
    {
        >= (byte)'A' and <= (byte)'Z' => value - 'A',
        >= (byte)'a' and <= (byte)'z' => value - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => value - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
