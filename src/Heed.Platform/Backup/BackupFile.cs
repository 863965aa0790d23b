using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Platform.Backup;

/// <summary>
/// The outside of a backup: a mark, whether a passphrase closes it, then the compressed records, in sealed chunks when it does
/// (AES-256-GCM; the key by PBKDF2 with SHA-256, RFC 8018).
/// </summary>
internal static class BackupFile
{
    private const int SaltSize = 16, Iterations = 600_000;
    private static readonly byte[] Mark = "HEEDBK01"u8.ToArray();

    internal static Stream Create(Stream file, string? passphrase)
    {
        file.Write(Mark);
        file.WriteByte(passphrase is null ? (byte)0 : (byte)1);
        if (passphrase is null) return new GZipStream(file, CompressionLevel.Fastest);
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        file.Write(salt);
        return new GZipStream(new SealedWriter(file, Key(passphrase, salt)), CompressionLevel.Fastest);
    }

    internal static Stream Open(Stream file, string? passphrase)
    {
        var head = new byte[Mark.Length + 1];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan(0, Mark.Length).SequenceEqual(Mark))
        {
            throw new BackupRefusedException("This file is no backup of Heed.");
        }

        if (head[^1] == 0) return new GZipStream(file, CompressionMode.Decompress);
        if (passphrase is null) throw new BackupRefusedException("The backup is closed with a passphrase: give --passphrase-file.");
        var salt = new byte[SaltSize];
        if (file.ReadAtLeast(salt, SaltSize, throwOnEndOfStream: false) < SaltSize) throw new BackupRefusedException("The backup is cut short.");
        return new GZipStream(new SealedReader(file, Key(passphrase, salt)), CompressionMode.Decompress);
    }

    private static byte[] Key(string passphrase, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, Iterations, HashAlgorithmName.SHA256, 32);

    /// <summary>The nonce counts chunks; the highest bit marks the last, so that a cut or swapped file is noticed.</summary>
    internal static byte[] Nonce(long chunk, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), chunk);
        if (last) nonce[0] = 0x80;
        return nonce;
    }
}
