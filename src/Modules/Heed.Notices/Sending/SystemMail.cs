using System.Net.Security;
using System.Net.Sockets;
using Heed.Mail;
using Heed.Mail.Sasl;
using Heed.Mail.Smtp;
using Microsoft.Extensions.Configuration;

namespace Heed.Notices.Sending;

/// <summary>
/// The server's own way to send mail: <c>Heed:Mail:Host</c>, <c>Port</c>, <c>Security</c> (<c>tls</c>, <c>startTls</c>, <c>none</c>), <c>User</c>,
/// <c>Password</c>, <c>From</c>. Set by the operator, so the address is not held against the list of private ones. Not configured: nothing is sent,
/// and links are shown to be handed over as ever.
/// </summary>
internal sealed class SystemMail
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private readonly string? _host, _user, _password;
    private readonly int _port;
    private readonly MailSecurity _security;
    private readonly TimeProvider _time;

    /// <exception cref="InvalidOperationException">The settings contradict themselves.</exception>
    public SystemMail(IConfiguration configuration, TimeProvider time)
    {
        var mail = configuration.GetSection("Heed:Mail");
        _time = time;
        (_host, _user, _password) = (mail["Host"], mail["User"], mail["Password"]);
        _security = mail["Security"] switch
        {
            null or "" or "startTls" => MailSecurity.StartTls,
            "tls" => MailSecurity.Tls,
            "none" => MailSecurity.None,
            _ => throw new InvalidOperationException("Heed:Mail:Security must be tls, startTls or none."),
        };
        _port = mail.GetValue<int?>("Port") ?? (_security == MailSecurity.Tls ? 465 : 587);
        From = mail["From"] ?? "";
        BaseUrl = configuration["Heed:PublicUrl"]?.TrimEnd('/');
        if (!string.IsNullOrEmpty(_host) && (!new MailAddress("", From).IsComplete || BaseUrl is null))
        {
            throw new InvalidOperationException("Heed:Mail:Host needs Heed:Mail:From (an address) and Heed:PublicUrl, which the links in mails begin with.");
        }
    }

    /// <summary>Whether mail can be sent.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(_host);

    /// <summary>Who the mails are from.</summary>
    public string From { get; }

    /// <summary>What links begin with, without a slash at the end.</summary>
    public string? BaseUrl { get; }

    /// <summary>Sends one message to one person. Bounces go nowhere: an automatic mail must not start a conversation of machines.</summary>
    public Task<SmtpOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken) => SmtpClient.DeliverAsync(
        ConnectAsync,
        new SmtpOptions
        {
            Security = _security,
            Upgrade = SecureAsync,
            AllowPlaintextCredentials = _security == MailSecurity.None,
            Credentials = string.IsNullOrEmpty(_user) ? null : new PasswordCredentials(_user, _password ?? ""),
            ClientName = From[(From.LastIndexOf('@') + 1)..],
            Host = _host!,
            Port = _port,
            Time = _time,
        },
        new SmtpEnvelope(From, [.. mail.Recipients.Select(r => r.Address)]), MailComposer.Write(mail), cancellationToken);

    private async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ConnectTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(_host!, _port, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new IOException("The mail server did not answer in time.");
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var stream = new NetworkStream(socket, ownsSocket: true);
        return _security == MailSecurity.Tls ? await SecureAsync(stream, cancellationToken) : stream;
    }

    private async Task<Stream> SecureAsync(Stream plain, CancellationToken cancellationToken)
    {
        var tls = new SslStream(plain);
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = _host }, cancellationToken);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}
