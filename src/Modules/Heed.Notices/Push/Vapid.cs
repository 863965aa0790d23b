using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Heed.Kernel;
using Heed.Notices.Sending;
using Heed.Platform.Secrets;
using Heed.Platform.Store;

namespace Heed.Notices.Push;

/// <summary>
/// Says to push services who sends (RFC 8292). One key pair an installation, made at the first use and sealed under the master key: a browser has one
/// subscription for all workspaces of a server, and that is bound to one key.
/// </summary>
internal sealed class Vapid(IStore store, SecretStore secrets, SystemMail mail, TimeProvider time)
{
    private const string Name = "notices.vapid";

    /// <summary>RFC 8292, 2: at most a day.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private VapidKey? _key;

    /// <summary>The public key, as browsers want it: base64url of the uncompressed point.</summary>
    public async Task<string> PublicKeyAsync(CancellationToken cancellationToken) => (await KeyAsync(cancellationToken)).Public;

    /// <summary>The value of <c>Authorization</c> for a push service.</summary>
    public async Task<string> AuthorizeAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(cancellationToken);
        var claims = new Dictionary<string, object>
        {
            ["aud"] = endpoint.GetLeftPart(UriPartial.Authority),
            ["exp"] = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds(),
        };
        if (Contact() is { } contact) claims["sub"] = contact;
        var signed = Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8) + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(key.Private, out _);
        return $"vapid t={signed}.{Base64Url.EncodeToString(ecdsa.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}, k={key.Public}";
    }

    /// <summary>Whom the operator of a push service may write to. Not known: not claimed; only some services insist on it.</summary>
    private string? Contact()
    {
        if (mail.BaseUrl is { } url && url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return url;
        return mail.From.Contains('@', StringComparison.Ordinal) ? "mailto:" + mail.From : null;
    }

    private async ValueTask<VapidKey> KeyAsync(CancellationToken cancellationToken)
    {
        if (_key is { } known) return known;
        if (await StoredAsync(cancellationToken) is not { } stored)
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var secret = Convert.ToBase64String(made.ExportPkcs8PrivateKey());
            // Two nodes may be first at once: the one that comes second takes what is there.
            await store.WriteAsync(Scope.System(WorkspaceId.Installation), unit => { secrets.Add(unit, Name, secret); }, cancellationToken);
            stored = (await StoredAsync(cancellationToken))!;
        }

        return _key = VapidKey.From(stored);
    }

    private async Task<string?> StoredAsync(CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await secrets.GetAsync(session, WorkspaceId.Installation, Name, cancellationToken);
    }

    private sealed record VapidKey(byte[] Private, string Public)
    {
        public static VapidKey From(string pkcs8)
        {
            using var key = ECDsa.Create();
            var bytes = Convert.FromBase64String(pkcs8);
            key.ImportPkcs8PrivateKey(bytes, out _);
            return new(bytes, Base64Url.EncodeToString(PushCipher.Point(key.ExportParameters(includePrivateParameters: false))));
        }
    }
}
