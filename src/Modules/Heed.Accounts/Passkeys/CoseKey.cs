using System.Security.Cryptography;

namespace Heed.Accounts.Passkeys;

/// <summary>Public keys of authenticators (RFC 9053): ES256 and RS256, which between them every platform offers.</summary>
internal static class CoseKey
{
    /// <summary>ECDSA over P-256 with SHA-256.</summary>
    public const int Es256 = -7;

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256.</summary>
    public const int Rs256 = -257;

    private const int MinRsaBits = 2048;
    private const int MaxRsaBits = 4096;

    /// <summary>Reads a COSE key; the key as SubjectPublicKeyInfo and its algorithm.</summary>
    /// <exception cref="FormatException">It is malformed, weak, or of another kind.</exception>
    public static (byte[] Spki, int Algorithm) Read(ReadOnlySpan<byte> cose)
    {
        var cursor = new CborCursor(cose);
        var (kty, algorithm, curve) = (0, 0, 0);
        byte[] first = [], second = [], third = [];
        for (var left = cursor.Map(); left > 0; left--)
        {
            switch (cursor.Int())
            {
                case 1:
                    kty = cursor.Int();
                    break;
                case 3:
                    algorithm = cursor.Int();
                    break;
                case -1 when kty == 2:
                    curve = cursor.Int();
                    break;
                case -1:
                    first = cursor.Bytes().ToArray();
                    break;
                case -2:
                    second = cursor.Bytes().ToArray();
                    break;
                case -3:
                    third = cursor.Bytes().ToArray();
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        try
        {
            return (kty, algorithm, curve) switch
            {
                (2, Es256, 1) => (Elliptic(second, third), algorithm),
                (3, Rs256, _) => (Rsa(first, second), algorithm),
                _ => throw new FormatException("A key of another kind."),
            };
        }
        catch (CryptographicException)
        {
            throw new FormatException("This is no usable key.");
        }
    }

    /// <summary>Whether the signature is the key's.</summary>
    public static bool Verify(byte[] spki, int algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (algorithm == Es256)
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(spki, out _);
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(spki, out _);
        return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static byte[] Elliptic(byte[] x, byte[] y)
    {
        // Importing checks that the point is on the curve.
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
        return key.ExportSubjectPublicKeyInfo();
    }

    private static byte[] Rsa(byte[] modulus, byte[] exponent)
    {
        if (modulus.Length * 8 is < MinRsaBits or > MaxRsaBits || exponent.Length is 0 or > 4) throw new FormatException("This is no usable key.");
        using var key = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return key.ExportSubjectPublicKeyInfo();
    }
}
