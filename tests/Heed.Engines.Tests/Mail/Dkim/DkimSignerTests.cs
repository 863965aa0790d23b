using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Heed.Mail.Dkim;

namespace Heed.Engines.Tests.Mail.Dkim;

/// <summary>Signatures are verified here by other means: canonical forms by patterns, and the signature by the openssl program.</summary>
public sealed partial class DkimSignerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 2, 3, TimeSpan.Zero);
    private static readonly DkimKey Key = DkimKey.Create("example.test", "heed");

    private const string Message =
        "From: =?utf-8?B?5a6i5pyN?=  <support@example.test>\r\nTo: you@elsewhere.test,\r\n\tme@elsewhere.test\r\nSubject:  Re:   order \t 17 \r\nDate: Sun, 22 Nov 2026 08:00:00 +0800\r\n"
        + "X-Other: free\r\nMessage-ID: <1@example.test>\r\n\r\nHi.\r\n\r\n  two  blanks \t here \t\r\n\r\n\r\n";

    [Theory]
    [InlineData("Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n", "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=")]
    [InlineData("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("\r\n\r\n", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void The_body_hash_is_the_one_of_the_standards(string body, string expected) =>
        Assert.Equal(expected, Convert.ToBase64String(SHA256.HashData(DkimCanonical.Body(Encoding.UTF8.GetBytes(body)))));

    [Fact]
    public void The_canonical_forms_are_those_of_rfc_6376()
    {
        var (headers, body) = DkimCanonical.Split("A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n"u8.ToArray());
        Assert.Equal("a:X b:Y Z", string.Join(' ', headers.Select(h => Encoding.ASCII.GetString(DkimCanonical.Header(h.Name, h.Value.Span)))));
        Assert.Equal(" C\r\nD E\r\n", Encoding.ASCII.GetString(DkimCanonical.Body(body.Span)));
    }

    [Fact]
    public async Task A_signature_verifies_with_openssl_and_no_longer_once_anything_was_changed()
    {
        using var signer = new DkimSigner("example.test", "heed", Key.PrivateKeyPem);
        var signed = Encoding.UTF8.GetString(signer.Sign(Encoding.UTF8.GetBytes(Message), Now));
        Assert.EndsWith(Message, signed, StringComparison.Ordinal);
        Assert.All(signed.Split("\r\n"), line => Assert.True(line.Length < 500));
        Assert.True(await VerifiesAsync(signed));
        // What relays do to a message leaves it good.
        Assert.True(await VerifiesAsync(signed.Replace("To: you@elsewhere.test,\r\n\tme", "TO:   you@elsewhere.test, me", StringComparison.Ordinal).Replace("X-Other: free", "X-Other: changed", StringComparison.Ordinal)));
        Assert.False(await VerifiesAsync(signed.Replace("order", "refund", StringComparison.Ordinal)));
        Assert.False(await VerifiesAsync(signed.Replace("Hi.", "Ho.", StringComparison.Ordinal)));
        // Oversigned: another of these headers breaks it, wherever it is put.
        foreach (var added in (string[])["From: x@evil.test", "Subject: other", "Reply-To: x@evil.test", "Cc: x@evil.test", "Content-Type: text/html"])
        {
            Assert.False(await VerifiesAsync(added + "\r\n" + signed));
            Assert.False(await VerifiesAsync(signed.Replace("X-Other: free", added, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_message_that_cannot_be_signed_lastingly_is_refused()
    {
        using var signer = new DkimSigner("example.test", "heed", Key.PrivateKeyPem);
        Assert.Throws<ArgumentException>(() => signer.Sign("Subject: x\r\n\r\nx\r\n"u8.ToArray(), Now));
        Assert.Throws<ArgumentException>(() => signer.Sign("From: a@b.test\r\n\r\nlone\nx\r\n"u8.ToArray(), Now));
        Assert.Throws<ArgumentException>(() => signer.Sign("From: a@b.test\r\n\r\nlone\rx\r\n"u8.ToArray(), Now));
    }

    [Theory]
    [InlineData("example.test\r\nx", "heed")]
    [InlineData("example", "heed")]
    [InlineData("exa mple.test", "heed")]
    [InlineData("example.test", "he;ed")]
    [InlineData("example.test", "")]
    public void A_domain_or_selector_that_is_none_is_refused(string domain, string selector)
    {
        Assert.Throws<ArgumentException>(() => new DkimSigner(domain, selector, Key.PrivateKeyPem));
        Assert.Throws<ArgumentException>(() => DkimKey.Create(domain, selector));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public void A_key_that_cannot_be_read_is_refused(string pem) => Assert.Throws<ArgumentException>(() => new DkimSigner("example.test", "heed", pem));

    [Fact]
    public void The_record_for_the_dns_holds_the_public_key_in_pieces_that_fit()
    {
        Assert.Equal("heed._domainkey.example.test", Key.DnsName);
        Assert.StartsWith("v=DKIM1; k=rsa; p=MII", Key.DnsText, StringComparison.Ordinal);
        var pieces = Key.ToZoneFile().Split("\" \"");
        Assert.True(pieces.Length > 1);
        Assert.All(pieces, p => Assert.True(p.Trim('"').Length <= 255));
        Assert.Equal(Key.DnsText, string.Concat(pieces).Trim('"'));
        Assert.DoesNotContain("PRIVATE", Key.ToString(), StringComparison.Ordinal);
    }

    private static async Task<bool> VerifiesAsync(string signed)
    {
        var split = signed.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = Header().Matches(signed[..(split + 2)]).Select(m => (Name: m.Groups[1].Value.ToLowerInvariant(), Value: Relaxed(m.Groups[2].Value))).ToList();
        var signature = headers.Single(h => h.Name == "dkim-signature").Value;
        var tags = signature.Split(';').Select(t => t.Split('=', 2)).ToDictionary(t => t[0].Trim(), t => t[1].Replace(" ", "", StringComparison.Ordinal));
        var lines = signed[(split + 4)..].Split("\r\n").Select(l => Blanks().Replace(l, " ").TrimEnd(' ')).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        var body = string.Concat(lines.Select(l => l + "\r\n"));
        if (tags["bh"] != Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body)))) return false;

        var data = new StringBuilder();
        var left = headers.ToList();
        foreach (var name in tags["h"].ToLowerInvariant().Split(':'))
        {
            var at = left.FindLastIndex(h => h.Name == name);
            if (at < 0) continue;
            data.Append(name).Append(':').Append(left[at].Value).Append("\r\n");
            left.RemoveAt(at);
        }

        data.Append("dkim-signature:").Append(Signature().Replace(signature, "$1"));
        var published = Convert.FromBase64String(Key.DnsText[(Key.DnsText.IndexOf("p=", StringComparison.Ordinal) + 2)..]);
        return await OpensslVerifiesAsync(published, Encoding.UTF8.GetBytes(data.ToString()), Convert.FromBase64String(tags["b"]));
    }

    private static async Task<bool> OpensslVerifiesAsync(byte[] publicKey, byte[] data, byte[] signature)
    {
        var folder = Directory.CreateTempSubdirectory("heed-dkim-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "key"), PemEncoding.WriteString("PUBLIC KEY", publicKey));
            await File.WriteAllBytesAsync(Path.Combine(folder, "data"), data);
            await File.WriteAllBytesAsync(Path.Combine(folder, "signature"), signature);
            var start = new ProcessStartInfo("openssl", "dgst -sha256 -verify key -signature signature data") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            using var openssl = Process.Start(start)!;
            await openssl.WaitForExitAsync();
            return openssl.ExitCode == 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Relaxed(string value) => Blanks().Replace(value.Replace("\r\n", "", StringComparison.Ordinal), " ").Trim(' ');

    [GeneratedRegex(@"([^:\r\n]+?)[ \t]*:((?:[^\r\n]|\r\n[ \t])*)\r\n", RegexOptions.None, 1000)]
    private static partial Regex Header();

    [GeneratedRegex(@"[ \t]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(; b=)[^;]*$", RegexOptions.None, 1000)]
    private static partial Regex Signature();
}
