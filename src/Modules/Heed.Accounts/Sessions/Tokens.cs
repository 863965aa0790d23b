using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Accounts.Sessions;

/// <summary>Opaque tokens of 256 random bits, of which the store keeps a hash alone (a plain SHA-256 is enough for such entropy).</summary>
internal static class Tokens
{
    private const int MaxLength = 200;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether it is worth asking the store about; empty never matches anything.</summary>
    public static bool IsPlausible(string? token) => token is { Length: >= 40 and <= MaxLength };
}
