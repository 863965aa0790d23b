using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Platform.Outbound;

/// <summary>
/// Signed calls as Standard Webhooks lays them down: <c>webhook-id</c>, <c>webhook-timestamp</c> (Unix seconds) and <c>webhook-signature</c>, one
/// <c>v1,BASE64</c> a secret, each the HMAC-SHA256 of <c>ID.TIMESTAMP.BODY</c>.
/// </summary>
public static class StandardWebhook
{
    private const string Prefix = "whsec_";

    /// <summary>A new secret: 32 random bytes.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>A POST of JSON, signed with every secret that is valid now.</summary>
    public static HttpRequestMessage Sign(Uri target, string id, DateTimeOffset now, byte[] json, IReadOnlyList<string> secrets)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("User-Agent", "Heed-Webhooks/1");
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", string.Join(' ', secrets.Select(s => Signature(s, id, timestamp, json))));
        return request;
    }

    /// <summary>One signature.</summary>
    public static string Signature(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret[Prefix.Length..]));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
