using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Heed.Platform.Backup;

/// <summary>Writes the records of a backup: a letter for the kind, then its fields. The last one carries the hash of all before.</summary>
internal sealed class BackupOutput(Stream stream) : IDisposable
{
    internal const byte Manifest = (byte)'M', Table = (byte)'T', Row = (byte)'R', TableEnd = (byte)'E', Content = (byte)'B', End = (byte)'Z';
    internal const byte Null = 0, Present = 1;
    private readonly BinaryWriter _writer = new(new HashingStream(stream), Encoding.UTF8);

    internal BinaryWriter Fields => _writer;

    internal void WriteJson(byte kind, object value)
    {
        _writer.Write(kind);
        _writer.Write(JsonSerializer.Serialize(value));
    }

    internal void WriteValue(ColumnKind kind, object? value)
    {
        if (value is null or DBNull)
        {
            _writer.Write(Null);
            return;
        }

        _writer.Write(Present);
        switch (kind)
        {
            case ColumnKind.Number: _writer.Write7BitEncodedInt64(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)); break;
            case ColumnKind.Flag: _writer.Write(Convert.ToBoolean(value, System.Globalization.CultureInfo.InvariantCulture)); break;
            case ColumnKind.Real: _writer.Write(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)); break;
            case ColumnKind.Text: _writer.Write((string)value); break;
            case ColumnKind.Bytes: WriteBytes((byte[])value); break;
            case ColumnKind.Id: _writer.Write(value is Guid id ? id.ToByteArray(bigEndian: true) : (byte[])value); break;
        }
    }

    internal void WriteEnd()
    {
        _writer.Flush();
        var hash = ((HashingStream)_writer.BaseStream).Hash();
        _writer.Write(End);
        _writer.Write(hash);
        _writer.Flush();
    }

    public void Dispose() => _writer.Dispose();

    private void WriteBytes(byte[] bytes)
    {
        _writer.Write7BitEncodedInt(bytes.Length);
        _writer.Write(bytes);
    }
}

/// <summary>Passes bytes on, and knows the SHA-256 of what has gone through.</summary>
internal sealed class HashingStream(Stream inner) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public byte[] Hash() => _hash.GetCurrentHash();

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _hash.AppendData(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        inner.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
