using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Mail.Dkim;

/// <summary>
/// Signs messages (RFC 6376, rsa-sha256, relaxed/relaxed). Headers that would change what a reader sees are signed once more than they are there, so that
/// nobody can add another ("oversigning"). Safe to share between threads.
/// </summary>
/// <remarks>Ed25519 (RFC 8463) is not signed with: .NET 10 does not have it, and RSA is understood everywhere.</remarks>
public sealed class DkimSigner : IDisposable
{
    // RFC 6376 §5.4.1 and, for the one-click unsubscribe, RFC 8058 §4.
    private static readonly string[] Signed =
    [
        "From", "To", "Cc", "Subject", "Date", "Message-ID", "Reply-To", "Sender", "In-Reply-To", "References", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding", "Auto-Submitted", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
    ];

    private static readonly HashSet<string> Oversigned = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Subject", "Date", "Message-ID", "Reply-To", "Sender", "In-Reply-To", "References", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    };

    private readonly RSA _key;
    private readonly Lock _signing = new();
    private readonly string _domain, _selector;

    /// <param name="domain">Domain of the From address, in ASCII (IDNA).</param>
    /// <param name="selector">Name of the key within the domain.</param>
    /// <param name="privateKeyPem">RSA key of at least 1,024 bits in PEM (PKCS#8 or PKCS#1), without a password.</param>
    /// <exception cref="ArgumentException">A domain, selector or key that cannot be used.</exception>
    public DkimSigner(string domain, string selector, string privateKeyPem)
    {
        DkimKey.RequireNames(domain, selector);
        (_domain, _selector) = (domain, selector);
        _key = RSA.Create();
        try
        {
            _key.ImportFromPem(privateKeyPem);
            if (_key.KeySize < 1024) throw new ArgumentException("An RSA key of fewer than 1,024 bits is not accepted by anyone (RFC 8301).", nameof(privateKeyPem));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            _key.Dispose();
            throw e as ArgumentException ?? new ArgumentException("The key cannot be read.", nameof(privateKeyPem), e);
        }
    }

    /// <summary>The message with its signature in front. Lines must end in CRLF; a server that mends them would break the signature. O(n).</summary>
    /// <exception cref="ArgumentException">The message has no From header, or a lone CR or LF.</exception>
    public byte[] Sign(ReadOnlyMemory<byte> message, DateTimeOffset now)
    {
        RequireLineEnds(message.Span);
        var (headers, body) = DkimCanonical.Split(message);
        if (!headers.Any(h => h.Name.Equals("From", StringComparison.OrdinalIgnoreCase))) throw new ArgumentException("A message without From cannot be signed.", nameof(message));
        var chosen = Choose(headers);
        var unsigned = Unsigned(chosen.Select(c => c.Name), SHA256.HashData(DkimCanonical.Body(body.Span)), now);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, value) in chosen)
        {
            // A name without a header signs its absence.
            if (value is not { } present) continue;
            hash.AppendData(DkimCanonical.Header(name, present.Span));
            hash.AppendData("\r\n"u8);
        }

        hash.AppendData(DkimCanonical.Header("DKIM-Signature", Encoding.ASCII.GetBytes(unsigned)));
        byte[] signature;
        lock (_signing) signature = _key.SignHash(hash.GetHashAndReset(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return [.. Encoding.ASCII.GetBytes($"DKIM-Signature:{unsigned}{Fold(Convert.ToBase64String(signature))}\r\n"), .. message.Span];
    }

    public void Dispose() => _key.Dispose();

    // Of several headers of one name the last is signed first (RFC 6376 §5.4.2).
    private static List<(string Name, ReadOnlyMemory<byte>? Value)> Choose(IReadOnlyList<DkimHeader> headers)
    {
        var chosen = new List<(string, ReadOnlyMemory<byte>?)>();
        foreach (var name in Signed)
        {
            foreach (var header in headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Reverse()) chosen.Add((name, header.Value));
            if (Oversigned.Contains(name)) chosen.Add((name, null));
        }

        return chosen;
    }

    private string Unsigned(IEnumerable<string> names, byte[] bodyHash, DateTimeOffset now) =>
        $" v=1; a=rsa-sha256; c=relaxed/relaxed; d={_domain}; s={_selector};\r\n\tt={now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}; "
        + $"bh={Convert.ToBase64String(bodyHash)};\r\n\th={string.Join(":\r\n\t ", names.Chunk(6).Select(c => string.Join(':', c)))};\r\n\tb=";

    private static string Fold(string base64) => string.Join("\r\n\t ", base64.Chunk(70).Select(c => new string(c)));

    private static void RequireLineEnds(ReadOnlySpan<byte> message)
    {
        while (message.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var at)
        {
            if (message[at..] is not [(byte)'\r', (byte)'\n', ..]) throw new ArgumentException("A lone CR or LF; lines must end in CRLF.", nameof(message));
            message = message[(at + 2)..];
        }
    }
}
