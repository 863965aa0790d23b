using System.Security.Cryptography;

namespace Heed.Mail.Dkim;

/// <summary>A key pair for signing, and what goes into the DNS for it.</summary>
/// <param name="PrivateKeyPem">PKCS#8 in PEM; a secret.</param>
/// <param name="DnsName">Where the record belongs, such as <c>heed._domainkey.example.com</c>.</param>
/// <param name="DnsText">The TXT record (RFC 6376 §3.6.1).</param>
public sealed record DkimKey(string PrivateKeyPem, string DnsName, string DnsText)
{
    private const int Bits = 2048;

    /// <summary>Makes a key of 2,048 bits; takes some hundred milliseconds.</summary>
    /// <exception cref="ArgumentException">Not a domain or not a selector.</exception>
    public static DkimKey Create(string domain, string selector)
    {
        RequireNames(domain, selector);
        using var rsa = RSA.Create(Bits);
        return new DkimKey(rsa.ExportPkcs8PrivateKeyPem(), $"{selector}._domainkey.{domain}", $"v=DKIM1; k=rsa; p={Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo())}");
    }

    /// <summary>The record in the pieces that DNS servers want, each at most 255 bytes, quoted as zone files write them.</summary>
    public string ToZoneFile() => string.Join(' ', DnsText.Chunk(255).Select(piece => $"\"{new string(piece)}\""));

    /// <summary>Only the place; never the key.</summary>
    public override string ToString() => $"DkimKey({DnsName})";

    internal static void RequireNames(string domain, string selector)
    {
        if (!IsName(domain, 253) || !domain.Contains('.')) throw new ArgumentException("Not a domain in ASCII.", nameof(domain));
        if (!IsName(selector, 63)) throw new ArgumentException("Not a selector: letters, digits, '-' and '.' only.", nameof(selector));
    }

    private static bool IsName(string? name, int max) => !string.IsNullOrEmpty(name) && name.Length <= max
        && name.Split('.').All(l => l.Length is >= 1 and <= 63 && l[0] != '-' && l[^1] != '-' && l.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
}
