using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Heed.Channels.Email.Mailboxes;
using Microsoft.Extensions.Configuration;

namespace Heed.Channels.Email.Connecting;

/// <summary>
/// Opens connections to mail servers. The certificate is always checked, against the system's authorities or the fingerprints that
/// an administrator has pinned; there is no "if the server likes" (TRUST 31). Plain connections go to this machine only, or to hosts
/// of <c>Heed:Email:PlaintextHosts</c>.
/// </summary>
internal sealed class MailConnector(IConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HashSet<string> _plainHosts = (configuration["Heed:Email:PlaintextHosts"] ?? "")
        .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidRefusal">Encryption is switched off for a server elsewhere.</exception>
    public void RequireProtected(ReceivingSettings imap, SendingSettings smtp) => new Validate()
        .That(imap.Security != ConnectionSecurity.None || MayBePlain(imap.Host), "imap.security", "notProtected", "Without encryption only to a server on this machine.")
        .That(smtp.Security != ConnectionSecurity.None || MayBePlain(smtp.Host), "smtp.security", "notProtected", "Without encryption only to a server on this machine.")
        .Done();

    /// <summary>Addresses of a host.</summary>
    /// <exception cref="MailTroubleException">The name is not known.</exception>
    public static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        try
        {
            var found = await Dns.GetHostAddressesAsync(host, cancellationToken);
            return found.Length > 0 ? found : throw new MailTroubleException(MailTrouble.UnknownHost, host);
        }
        catch (SocketException error)
        {
            throw new MailTroubleException(MailTrouble.UnknownHost, error.Message, error);
        }
    }

    /// <summary>Connects; with <see cref="ConnectionSecurity.Tls"/> the stream is encrypted and its certificate checked.</summary>
    /// <exception cref="MailTroubleException">Nothing came about.</exception>
    public async Task<Stream> OpenAsync(string host, int port, ConnectionSecurity security, IReadOnlyList<string> pinned, CancellationToken cancellationToken)
    {
        if (security == ConnectionSecurity.None && !MayBePlain(host)) throw new MailTroubleException(MailTrouble.NotProtected, null);
        var stream = await ConnectAsync(host, port, cancellationToken);
        return security == ConnectionSecurity.Tls ? await SecureAsync(stream, host, pinned, cancellationToken) : stream;
    }

    /// <summary>Makes a plain stream a protected one.</summary>
    /// <exception cref="MailTroubleException">The handshake failed, or the certificate is not good.</exception>
    public async Task<Stream> SecureAsync(Stream plain, string host, IReadOnlyList<string> pinned, CancellationToken cancellationToken)
    {
        MailTroubleException? refused = null;
        var secure = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            using var limit = Limit(cancellationToken);
            await secure.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = host,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                    {
                        refused = Judge(certificate, chain, errors, pinned);
                        return refused is null;
                    },
                },
                limit.Token);
            return secure;
        }
        catch (Exception error) when (error is AuthenticationException or IOException or OperationCanceledException)
        {
            await secure.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw refused ?? new MailTroubleException(error is OperationCanceledException ? MailTrouble.Timeout : MailTrouble.Tls, error.Message, error);
        }
    }

    private async Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        SocketException? last = null;
        foreach (var address in await ResolveAsync(host, cancellationToken))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), limit.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException error)
            {
                socket.Dispose();
                last = error;
            }
            catch (OperationCanceledException)
            {
                socket.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                throw new MailTroubleException(MailTrouble.Timeout, $"{host}:{port}");
            }
        }

        throw new MailTroubleException(MailTrouble.NoConnection, last?.Message, last);
    }

    /// <summary>Null for a certificate that is good, else what is wrong with it.</summary>
    private MailTroubleException? Judge(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, IReadOnlyList<string> pinned)
    {
        if (certificate is null) return new MailTroubleException(MailTrouble.Tls, "The server showed no certificate.");
        using var shown = new X509Certificate2(certificate);
        var fingerprint = Convert.ToHexStringLower(shown.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256));
        if (pinned.Contains(fingerprint, StringComparer.OrdinalIgnoreCase)) return null;
        if (errors == SslPolicyErrors.None) return null;
        var now = time.GetUtcNow().UtcDateTime;
        if (now > shown.NotAfter.ToUniversalTime() || now < shown.NotBefore.ToUniversalTime()
            || chain?.ChainStatus.Any(s => s.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true)
        {
            return new MailTroubleException(MailTrouble.CertificateExpired, $"{shown.NotBefore:yyyy-MM-dd} – {shown.NotAfter:yyyy-MM-dd}") { Fingerprint = fingerprint };
        }

        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? new MailTroubleException(MailTrouble.CertificateName, shown.Subject) { Fingerprint = fingerprint }
            : new MailTroubleException(MailTrouble.CertificateUntrusted, shown.Issuer) { Fingerprint = fingerprint };
    }

    private bool MayBePlain(string host) =>
        _plainHosts.Contains(host) || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private CancellationTokenSource Limit(CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        return limit;
    }
}
