using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Heed.Platform.Backup;

/// <summary>Decrypts chunk by chunk; a wrong passphrase, a changed byte and a missing end are all refused.</summary>
internal sealed class SealedReader(Stream inner, byte[] key) : Stream
{
    private readonly AesGcm _aes = new(key, 16);
    private byte[] _plain = [];
    private int _at;
    private long _chunk;
    private bool _last;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (_at == _plain.Length && !_last) Open();
        var take = Math.Min(buffer.Length, _plain.Length - _at);
        _plain.AsSpan(_at, take).CopyTo(buffer);
        _at += take;
        return take;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aes.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Open()
    {
        Span<byte> head = stackalloc byte[4 + 16];
        if (inner.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) throw new BackupRefusedException("The backup is cut short.");
        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        _last = length < 0;
        length &= int.MaxValue;
        if (length > SealedWriter.ChunkSize) throw new BackupRefusedException("The backup is damaged.");
        var closed = new byte[length];
        if (inner.ReadAtLeast(closed, length, throwOnEndOfStream: false) < length) throw new BackupRefusedException("The backup is cut short.");
        _plain = new byte[length];
        _at = 0;
        try
        {
            _aes.Decrypt(BackupFile.Nonce(_chunk++, _last), closed, head[4..], _plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new BackupRefusedException(_chunk == 1 ? "The passphrase is not the one this backup was closed with." : "The backup is damaged.");
        }
    }
}
