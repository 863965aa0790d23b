using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Heed.Notices.Push;

/// <summary>
/// Message encryption for Web Push (RFC 8291): one <c>aes128gcm</c> record (RFC 8188) under a key that only the browser can agree on, so that the
/// push service in between carries what it cannot read.
/// </summary>
internal static class PushCipher
{
    /// <summary>Bytes of an uncompressed point of P-256.</summary>
    public const int PointLength = 65;

    /// <summary>Bytes of the authentication secret.</summary>
    public const int AuthLength = 16;

    /// <summary>Longest plain text: what every push service must take is a body of 4096 bytes (RFC 8030, 7.2), less header, delimiter and tag.</summary>
    public const int MaxPlain = RecordSize - HeaderLength - 1 - TagLength;

    private const int RecordSize = 4096;
    private const int SaltLength = 16;
    private const int TagLength = 16;
    private const int HeaderLength = SaltLength + 4 + 1 + PointLength;

    /// <summary>Bytes to which short messages are filled up: their length says nothing about the notice.</summary>
    private const int Filled = 512;

    /// <summary>Encrypts for a device, with a new key pair and salt.</summary>
    /// <param name="plain">At most <see cref="MaxPlain"/> bytes.</param>
    public static byte[] Encrypt(PushTarget target, ReadOnlySpan<byte> plain)
    {
        using var sender = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(target, plain, sender, RandomNumberGenerator.GetBytes(SaltLength), Math.Max(0, Filled - plain.Length));
    }

    /// <summary>Encrypts with a given key pair and salt.</summary>
    /// <param name="padding">Zeros behind the delimiter (RFC 8188, 2).</param>
    public static byte[] Encrypt(PushTarget target, ReadOnlySpan<byte> plain, ECDiffieHellman sender, byte[] salt, int padding)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plain.Length + padding, MaxPlain);
        var own = Point(sender.ExportParameters(includePrivateParameters: false));
        var (key, nonce) = Keys(target, sender, own, salt);
        var body = new byte[HeaderLength + plain.Length + 1 + padding + TagLength];
        salt.CopyTo(body, 0);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltLength), RecordSize);
        body[SaltLength + 4] = PointLength;
        own.CopyTo(body, SaltLength + 5);
        var record = new byte[plain.Length + 1 + padding];
        plain.CopyTo(record);
        // The delimiter of the last record.
        record[plain.Length] = 2;
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, record, body.AsSpan(HeaderLength, record.Length), body.AsSpan(HeaderLength + record.Length));
        return body;
    }

    /// <summary>The parameters of an uncompressed point.</summary>
    public static ECParameters Point(ReadOnlySpan<byte> point) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..PointLength].ToArray() },
    };

    /// <summary>The uncompressed form of a public key.</summary>
    public static byte[] Point(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];

    // RFC 8291, 3.4: the shared secret is bound to both keys and the authentication secret, then to the salt of this message.
    private static (byte[] Key, byte[] Nonce) Keys(PushTarget target, ECDiffieHellman sender, byte[] own, byte[] salt)
    {
        using var receiver = ECDiffieHellman.Create(Point(target.Key));
        var shared = sender.DeriveRawSecretAgreement(receiver.PublicKey);
        var bound = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, target.Auth, [.. "WebPush: info\0"u8, .. target.Key, .. own]);
        return (
            HKDF.DeriveKey(HashAlgorithmName.SHA256, bound, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray()),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, bound, 12, salt, "Content-Encoding: nonce\0"u8.ToArray()));
    }
}
