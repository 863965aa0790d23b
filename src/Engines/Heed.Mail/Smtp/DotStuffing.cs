using System.Buffers;

namespace Heed.Mail.Smtp;

/// <summary>A message as DATA takes it (RFC 5321 §4.5.2): lines end in CRLF alone, and a leading dot is doubled. The final dot is not part of it.</summary>
/// <remarks>A lone CR or LF becomes CRLF: left alone, some server takes it for a line end and a message within the message begins (SMTP smuggling).</remarks>
internal sealed class DotStuffing(ReadOnlyMemory<byte> message)
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);
    private int _at;

    /// <summary>The next piece of about <paramref name="size"/> bytes in whole lines (a longer line makes a longer piece); empty at the end. O(piece).</summary>
    internal ReadOnlyMemory<byte> Next(int size)
    {
        var piece = new ArrayBufferWriter<byte>(size);
        var span = message.Span;
        while (_at < span.Length && piece.WrittenCount < size)
        {
            var rest = span[_at..];
            var length = rest.IndexOfAny(LineEnds);
            var line = length < 0 ? rest : rest[..length];
            if (line is [(byte)'.', ..]) piece.Write("."u8);
            piece.Write(line);
            piece.Write("\r\n"u8);
            _at += line.Length;
            if (length >= 0) _at += rest[length..] is [(byte)'\r', (byte)'\n', ..] ? 2 : 1;
        }

        return piece.WrittenMemory;
    }
}
