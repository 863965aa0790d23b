using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Channels.Api.Inboxes;

/// <summary>The token of an inbox: <c>hch_PREFIX_SECRET</c>, 256 random bits of which the store keeps a hash alone.</summary>
internal static class ChannelToken
{
    private const int MaxLength = 100;

    public static (string Token, string Prefix, string Hash) New()
    {
        var prefix = "hch_" + RandomNumberGenerator.GetHexString(12, lowercase: true);
        var token = $"{prefix}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
        return (token, prefix, Hash(token));
    }

    /// <summary>The public beginning, by which the row is found; null for what cannot be a token.</summary>
    public static string? PrefixOf(string token) =>
        token.Length is > 40 and <= MaxLength && token.StartsWith("hch_", StringComparison.Ordinal) && token.IndexOf('_', 4) is > 0 and var end ? token[..end] : null;

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static bool Same(string? hash, string token) =>
        hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(token)));
}
