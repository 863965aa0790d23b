using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Platform.Blobs.S3;

/// <summary>AWS Signature Version 4 for requests without a query (AWS General Reference, "Signing AWS API requests").</summary>
internal static class S3Signature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The Authorization header. Header names are lower case; all of them are signed.</summary>
    /// <param name="path">As it is sent, escaped.</param>
    /// <param name="payload">SHA-256 of the body in hex.</param>
    internal static string Authorization(
        string method, string path, SortedDictionary<string, string> headers, string payload, DateTimeOffset now, string region, string service, string accessKey, string secretKey)
    {
        var names = string.Join(';', headers.Keys);
        var request = new StringBuilder().Append(method).Append('\n').Append(path).Append('\n').Append('\n');
        foreach (var (name, value) in headers) request.Append(name).Append(':').Append(value.Trim()).Append('\n');
        request.Append('\n').Append(names).Append('\n').Append(payload);
        var scope = $"{Day(now)}/{region}/{service}/aws4_request";
        var toSign = $"{Algorithm}\n{Instant(now)}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request.ToString())))}";
        var key = Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + secretKey), Day(now)), region), service), "aws4_request");
        return $"{Algorithm} Credential={accessKey}/{scope},SignedHeaders={names},Signature={Hex(Hmac(key, toSign))}";
    }

    internal static string Instant(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    internal static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string Day(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
