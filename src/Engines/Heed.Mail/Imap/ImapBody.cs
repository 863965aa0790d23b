using System.Buffers;

namespace Heed.Mail.Imap;

/// <summary>Takes the message of a FETCH as it arrives. Room is made for what came, not for what was announced.</summary>
internal sealed class ImapBody(long maxBytes)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    internal long MaxBytes { get; } = maxBytes;

    /// <summary>A message came.</summary>
    internal bool IsThere { get; private set; }

    internal ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    internal void Begin() => IsThere = !IsThere ? true : throw new FormatException("Two messages in one answer.");

    internal ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellation)
    {
        _bytes.Write(piece.Span);
        return ValueTask.CompletedTask;
    }
}
