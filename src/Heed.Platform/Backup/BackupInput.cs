using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Heed.Platform.Backup;

/// <summary>Reads the records of a backup. Every length is checked before anything is reserved for it.</summary>
internal sealed class BackupInput(Stream stream) : IDisposable
{
    private const int LongestText = 64 << 20;
    private readonly BinaryReader _reader = new(new HashingStream(stream), Encoding.UTF8);

    internal byte ReadKind() => _reader.ReadByte();

    internal T ReadJson<T>() => JsonSerializer.Deserialize<T>(_reader.ReadString()) ?? throw new BackupRefusedException("The backup is damaged.");

    internal long ReadNumber() => _reader.Read7BitEncodedInt64();

    internal string ReadText() => _reader.ReadString();

    internal byte[] ReadBytes(int length)
    {
        var bytes = _reader.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }

    internal object? ReadValue(ColumnKind kind)
    {
        if (_reader.ReadByte() == BackupOutput.Null) return null;
        switch (kind)
        {
            case ColumnKind.Number: return _reader.Read7BitEncodedInt64();
            case ColumnKind.Flag: return _reader.ReadBoolean();
            case ColumnKind.Real: return _reader.ReadDouble();
            case ColumnKind.Text: return _reader.ReadString();
            case ColumnKind.Id: return new Guid(ReadBytes(16), bigEndian: true);
            case ColumnKind.Bytes:
                var length = _reader.Read7BitEncodedInt();
                return length is >= 0 and <= LongestText ? ReadBytes(length) : throw new BackupRefusedException("The backup is damaged.");
            default: throw new BackupRefusedException("The backup is of a later version of Heed.");
        }
    }

    /// <summary>Call it after the letter of the last record was read.</summary>
    internal void CheckEnd(byte[] before)
    {
        if (!CryptographicOperations.FixedTimeEquals(ReadBytes(32), before)) throw new BackupRefusedException("The backup is damaged: what it holds is not what was written.");
    }

    /// <summary>Whether nothing follows; reading on also checks what stands around the records.</summary>
    internal bool AtEnd() => _reader.BaseStream.ReadByte() < 0;

    /// <summary>Hash of everything read so far.</summary>
    internal byte[] Hash() => ((HashingStream)_reader.BaseStream).Hash();

    public void Dispose() => _reader.Dispose();
}
