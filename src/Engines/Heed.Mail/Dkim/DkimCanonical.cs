using System.Buffers;
using System.Text;

namespace Heed.Mail.Dkim;

/// <summary>The "relaxed" forms (RFC 6376 §3.4.2, §3.4.4): what is signed survives a server that folds headers and trims blanks. O(n).</summary>
internal static class DkimCanonical
{
    /// <summary>Splits a message into its headers, unfolded not yet, and its body.</summary>
    internal static (IReadOnlyList<DkimHeader> Headers, ReadOnlyMemory<byte> Body) Split(ReadOnlyMemory<byte> message)
    {
        var headers = new List<DkimHeader>();
        var at = 0;
        while (at < message.Length)
        {
            var line = Line(message.Span[at..], out var whole);
            if (line.IsEmpty)
            {
                at += whole;
                break;
            }

            var length = whole;
            while (at + length < message.Length && message.Span[at + length] is (byte)' ' or (byte)'\t')
            {
                Line(message.Span[(at + length)..], out var folded);
                length += folded;
            }

            if (line.IndexOf((byte)':') is > 0 and var colon)
                headers.Add(new DkimHeader(Encoding.Latin1.GetString(line[..colon]).TrimEnd(' ', '\t'), message.Slice(at + colon + 1, length - colon - 1)));
            at += length;
        }

        return (headers, message[at..]);
    }

    /// <summary>"name:value" without line end.</summary>
    internal static byte[] Header(string name, ReadOnlySpan<byte> value)
    {
        var line = new ArrayBufferWriter<byte>(name.Length + value.Length + 1);
        line.Write(Encoding.Latin1.GetBytes(name.ToLowerInvariant()));
        line.Write(":"u8);
        WriteRelaxed(line, value, trimStart: true);
        return line.WrittenSpan.ToArray();
    }

    /// <summary>The body with blanks run together and the empty lines at its end taken away.</summary>
    internal static byte[] Body(ReadOnlySpan<byte> body)
    {
        var result = new ArrayBufferWriter<byte>(body.Length + 2);
        var empty = 0;
        while (!body.IsEmpty)
        {
            var line = Line(body, out var whole).TrimEnd(" \t"u8);
            body = body[whole..];
            if (line.IsEmpty)
            {
                empty++;
                continue;
            }

            for (; empty > 0; empty--) result.Write("\r\n"u8);
            WriteRelaxed(result, line, trimStart: false);
            result.Write("\r\n"u8);
        }

        return result.WrittenSpan.ToArray();
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text, out int whole)
    {
        var end = text.IndexOf("\r\n"u8);
        whole = end < 0 ? text.Length : end + 2;
        return end < 0 ? text : text[..end];
    }

    private static void WriteRelaxed(ArrayBufferWriter<byte> into, ReadOnlySpan<byte> text, bool trimStart)
    {
        var blank = false;
        var begun = !trimStart;
        foreach (var b in text)
        {
            if (b is (byte)' ' or (byte)'\t' || (trimStart && b is (byte)'\r' or (byte)'\n'))
            {
                blank = true;
                continue;
            }

            if (blank && begun) into.Write(" "u8);
            (blank, begun) = (false, true);
            into.Write([b]);
        }
    }
}
