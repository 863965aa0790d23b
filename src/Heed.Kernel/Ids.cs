using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Kernel;

/// <summary>Makes and reads the ids of rows: UUID version 7 (RFC 9562 §5.7), so that index order is time order.</summary>
public static class Ids
{
    /// <summary>A new id whose first 48 bits are <paramref name="now"/> in Unix milliseconds.</summary>
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>The same id for the same parts, always: RFC 9562 §5.8 (version 8) over SHA-256. Collapses re-sent channel messages.</summary>
    public static Guid FromParts(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        var digest = hash.GetHashAndReset().AsSpan(0, 16);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest, bigEndian: true);
    }
}
