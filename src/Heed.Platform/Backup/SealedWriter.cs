using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Heed.Platform.Backup;

/// <summary>Encrypts what is written, chunk by chunk.</summary>
internal sealed class SealedWriter(Stream inner, byte[] key) : Stream
{
    internal const int ChunkSize = 64 << 10;
    private readonly AesGcm _aes = new(key, 16);
    private readonly byte[] _plain = new byte[ChunkSize];
    private int _filled;
    private long _chunk;
    private bool _ended;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_filled == ChunkSize) Seal(last: false);
            var take = Math.Min(buffer.Length, ChunkSize - _filled);
            buffer[..take].CopyTo(_plain.AsSpan(_filled));
            _filled += take;
            buffer = buffer[take..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // A chunk is sealed when it is full or the last; what is not yet on its way stays here.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended)
        {
            _ended = true;
            Seal(last: true);
            _aes.Dispose();
            inner.Flush();
        }

        base.Dispose(disposing);
    }

    private void Seal(bool last)
    {
        Span<byte> head = stackalloc byte[4 + 16];
        var closed = new byte[_filled];
        BinaryPrimitives.WriteInt32BigEndian(head, last ? _filled | int.MinValue : _filled);
        _aes.Encrypt(BackupFile.Nonce(_chunk++, last), _plain.AsSpan(0, _filled), closed, head[4..]);
        inner.Write(head);
        inner.Write(closed);
        _filled = 0;
    }
}
