using System.Buffers;
using System.Buffers.Text;

namespace Heed.Mail;

/// <summary>Base64 (RFC 2045 section 6.8) as it comes: with line ends, with rubbish between, in several pieces, without its end.</summary>
internal static class Base64Reader
{
    /// <summary>Decodes; <paramref name="damaged"/> tells that characters were skipped or bits were left over. O(length), one allocation.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> encoded, out bool damaged)
    {
        var bytes = new byte[encoded.Length / 4 * 3 + 3];
        if (Base64.DecodeFromUtf8(encoded, bytes, out _, out var written) == OperationStatus.Done)
        {
            damaged = false;
            return bytes.AsMemory(0, written);
        }

        return bytes.AsMemory(0, Leniently(encoded, bytes, out damaged));
    }

    private static int Leniently(ReadOnlySpan<byte> encoded, Span<byte> bytes, out bool damaged)
    {
        damaged = false;
        var (bits, held, written) = (0, 0, 0);
        foreach (var c in encoded)
        {
            var six = Sextet(c);
            if (six >= 0)
            {
                bits = bits << 6 | six;
                if ((held += 6) < 8) continue;
                held -= 8;
                bytes[written++] = (byte)(bits >> held);
                bits &= (1 << held) - 1;
            }
            else if (c == '=')
            {
                // Padding ends a piece; what follows begins at a whole byte again.
                (bits, held) = (0, 0);
            }
            else if (c is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                damaged = true;
            }
        }

        damaged |= held >= 6;
        return written;
    }

    private static int Sextet(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
