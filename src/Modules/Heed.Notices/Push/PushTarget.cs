using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Notices.Push;

/// <summary>Where a device is reached and what only it can read, as its browser gave it (Push API).</summary>
/// <param name="Endpoint">Address at the push service.</param>
/// <param name="Key">The browser's public key: an uncompressed point of P-256, 65 bytes.</param>
/// <param name="Auth">The secret shared with the browser alone, 16 bytes (RFC 8291, 3.2).</param>
internal sealed record PushTarget(string Endpoint, byte[] Key, byte[] Auth)
{
    /// <summary>SHA-256 of the address, in hex.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Endpoint)));

    /// <summary>The public key, when it is one: 65 bytes, and a point on the curve.</summary>
    public static byte[]? ReadKey(string? text)
    {
        if (Read(text, PushCipher.PointLength) is not { } point || point[0] != 4) return null;
        try
        {
            using var key = ECDiffieHellman.Create(PushCipher.Point(point));
            return point;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The shared secret, when it has its 16 bytes.</summary>
    public static byte[]? ReadAuth(string? text) => Read(text, PushCipher.AuthLength);

    private static byte[]? Read(string? text, int length)
    {
        if (text is null || text.Length > 2 * length) return null;
        var bytes = new byte[length];
        return Base64Url.IsValid(text, out var decoded) && decoded == length && Base64Url.TryDecodeFromChars(text, bytes, out _) ? bytes : null;
    }
}
