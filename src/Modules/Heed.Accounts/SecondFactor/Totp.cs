using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Accounts.SecondFactor;

/// <summary>
/// Time-based one-time passwords (RFC 6238 over RFC 4226): HMAC-SHA-1, 30 seconds, six digits. Other parameters exist, but several
/// authenticator apps ignore them silently, and a person would be locked out.
/// </summary>
internal static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Bytes of a secret: as many as the hash has (RFC 4226 §4, R6).</summary>
    public const int SecretLength = 20;

    private const int StepSeconds = 30;

    /// <summary>A new random secret.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>The time step an instant lies in (RFC 6238 §4.2).</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA-1 is what RFC 6238 apps compute; its weakness is collisions, which do not matter here.")]
    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        HMACSHA1.HashData(secret, counter, hash);
        // Dynamic truncation (RFC 4226 §5.3).
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fffffff;
        var modulus = (uint)Math.Pow(10, digits);
        return (number % modulus).ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step a typed code belongs to: the present one or a neighbour (RFC 6238 §5.2), and later than the last one used, so that a code that
    /// somebody has seen is worth nothing. Null when it fits none.
    /// </summary>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastUsed)
    {
        if (code.Length != Digits) return null;
        var given = Encoding.UTF8.GetBytes(code);
        var present = StepOf(now);
        long? found = null;
        for (var step = present - 1; step <= present + 1; step++)
        {
            // All three are compared, whichever fits: the time tells nothing.
            var fits = CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Code(secret, step)));
            if (fits && step > lastUsed) found ??= step;
        }

        return found;
    }

    /// <summary>The address an authenticator app reads from a QR code.</summary>
    public static string Address(ReadOnlySpan<byte> secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32.Encode(secret)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={StepSeconds}";
}
