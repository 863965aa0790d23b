using System.Buffers;
using System.Text;
using Heed.Mail.Wire;

namespace Heed.Mail.Imap;

/// <summary>Reads whole responses: lines, and the literals that hang on them (RFC 9051 §4.3).</summary>
internal sealed class ImapReader(ImapOptions options)
{
    private const int MaxLiterals = 1_000;

    /// <exception cref="WireLimitException">A line, a literal or all of them together are too long.</exception>
    /// <exception cref="FormatException">A literal's length is not a number.</exception>
    internal async Task<ImapResponse> ReadAsync(MailWire wire, ImapBody? body, CancellationToken begin, CancellationToken cancellation)
    {
        var line = await wire.ReadLineAsync(options.MaxLine, begin);
        if (ImapResponse.IsStatusLine(line) || LiteralLength(line) is not { } length) return new ImapResponse(line, []);
        var text = new ArrayBufferWriter<byte>();
        var literals = new List<ReadOnlyMemory<byte>>();
        var total = 0L;
        long? next = length;
        text.Write(line);
        while (next is { } count)
        {
            if (body is not null && IsBody(line))
            {
                if (count > body.MaxBytes) throw new WireLimitException($"a message of {count} bytes where {body.MaxBytes} are taken");
                body.Begin();
                await wire.ReadExactlyAsync(count, body.WriteAsync, cancellation);
                literals.Add(ReadOnlyMemory<byte>.Empty);
            }
            else
            {
                total += count;
                if (total > options.MaxLiteral || literals.Count >= MaxLiterals) throw new WireLimitException($"literals of more than {options.MaxLiteral} bytes");
                var literal = new ArrayBufferWriter<byte>();
                await wire.ReadExactlyAsync(count, (piece, _) => { literal.Write(piece.Span); return ValueTask.CompletedTask; }, cancellation);
                literals.Add(literal.WrittenMemory);
            }

            line = await wire.ReadLineAsync(options.MaxLine, cancellation);
            text.Write("\n"u8);
            text.Write(line);
            if (text.WrittenCount > options.MaxLine) throw new WireLimitException($"a response longer than {options.MaxLine} bytes");
            next = LiteralLength(line);
        }

        return new ImapResponse(text.WrittenSpan.ToArray(), literals);
    }

    /// <summary>The message itself, not a part of it or its headers.</summary>
    private static bool IsBody(ReadOnlySpan<byte> line)
    {
        var before = line[..line.LastIndexOf((byte)'{')].TrimEnd((byte)'~').TrimEnd((byte)' ');
        return before.Length >= 6 && Ascii.EqualsIgnoreCase(before[^6..], "BODY[]"u8);
    }

    private static long? LiteralLength(ReadOnlySpan<byte> line)
    {
        if (line is not [.., (byte)'}']) return null;
        var open = line.LastIndexOf((byte)'{');
        if (open < 0) return null;
        var digits = line[(open + 1)..^1];
        if (digits is [.., (byte)'+']) digits = digits[..^1];
        return long.TryParse(digits, System.Globalization.NumberStyles.None, null, out var length) ? length
            : throw new FormatException("A literal whose length is not a number.");
    }
}
