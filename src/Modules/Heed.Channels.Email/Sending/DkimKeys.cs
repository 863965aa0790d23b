using System.Security.Cryptography;
using Heed.Channels.Email.Mailboxes;

namespace Heed.Channels.Email.Sending;

/// <summary>The key a mailbox signs with: made here, kept among the secrets, published by the administrator.</summary>
internal sealed class DkimKeys(MailboxSecrets secrets)
{
    private const int Bits = 2048;

    /// <summary>A new private key in PEM; takes some hundred milliseconds.</summary>
    public static string Make()
    {
        using var key = RSA.Create(Bits);
        return key.ExportPkcs8PrivateKeyPem();
    }

    public Task<string?> FindAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken) =>
        secrets.GetAsync(session, workspace, inbox, MailboxSecrets.Dkim, cancellationToken);

    /// <summary>Name and content of the DNS record (RFC 6376 §3.6.1); nulls while there is no key.</summary>
    public async Task<(string? Record, string? Value)> RecordAsync(ReadSession session, WorkspaceId workspace, Guid inbox, DkimSettings settings, CancellationToken cancellationToken)
    {
        if (!settings.Enabled || await FindAsync(session, workspace, inbox, cancellationToken) is not { } pem) return (null, null);
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        return ($"{settings.Selector}._domainkey.{settings.Domain}", "v=DKIM1; k=rsa; p=" + Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));
    }
}
