using System.Security.Cryptography.X509Certificates;

namespace Heed.Modules.Tests.MailServers;

/// <summary>
/// A private Postfix on loopback that delivers into a private Dovecot. It takes mail for every address at example.test but those that begin with "unknown", and for the
/// rest of the world only from who has signed in over TLS with Dovecot's password.
/// </summary>
public sealed class PostfixServer : IAsyncDisposable, IAsyncLifetime
{
    private const string Program = "/usr/sbin/postfix";
    // The master leads a process group of its own.
    private const string Kill = "kill -KILL -$(tr -d ' ' < {0}/queue/pid/master.pid); rm -f {0}/queue/pid/master.pid";

    private static readonly Lazy<Task<PostfixServer>> Shared = new(StartAsync);
    private readonly MailServerFolder _folder;

    public PostfixServer()
    {
        MailServerFolder.Require(Program, "postfix");
        Dovecot = new DovecotServer();
        _folder = new MailServerFolder("postfix", Kill);
    }

    /// <summary>Where the mail goes.</summary>
    public DovecotServer Dovecot { get; }

    public string Host => Dovecot.Host;

    /// <summary>Plain, and STARTTLS.</summary>
    public int SmtpPort { get; } = MailServerFolder.FreePort();

    /// <summary>TLS.</summary>
    public int SmtpsPort { get; } = MailServerFolder.FreePort();

    /// <summary>Plain, and STARTTLS.</summary>
    public int ImapPort => Dovecot.ImapPort;

    /// <summary>TLS.</summary>
    public int ImapsPort => Dovecot.ImapsPort;

    public string User => Dovecot.User;

    public string Password => Dovecot.Password;

    /// <summary>Both servers' certificate; nobody has signed it.</summary>
    public X509Certificate2 Certificate => Dovecot.Certificate;

    /// <summary>One pair of servers for the whole run, started at the first use. Give every test a user of its own.</summary>
    public static Task<PostfixServer> SharedAsync() => Shared.Value;

    /// <summary>Servers of the caller's own.</summary>
    public static async Task<PostfixServer> StartAsync()
    {
        var server = new PostfixServer();
        await server.InitializeAsync();
        return server;
    }

    public async ValueTask InitializeAsync()
    {
        await Dovecot.InitializeAsync();
        foreach (var folder in (string[])["etc", "queue", "data"]) Directory.CreateDirectory(Path.Combine(_folder.Path, folder));
        await _folder.RunAsync("chown", "postfix", Path.Combine(_folder.Path, "data"));
        await _folder.WriteAsync("etc/recipients", "if !/^unknown/\n/@example\\.test$/ ok\nendif\n");
        await _folder.WriteAsync("etc/main.cf", MainConfiguration());
        await _folder.WriteAsync("etc/master.cf", MasterConfiguration());
        await StartAgainAsync();
    }

    /// <summary>Starts Postfix again after <see cref="KillAsync"/>; queue and ports are the same.</summary>
    public Task StartAgainAsync() => _folder.RunAsync(Program, "-c", Path.Combine(_folder.Path, "etc"), "start");

    /// <summary>Ends Postfix alone as a power cut does.</summary>
    public Task KillAsync() => _folder.RunAsync("/bin/sh", "-c", Kill.Replace("{0}", _folder.Path, StringComparison.Ordinal));

    /// <summary>What it wrote down, for the message of a failed test.</summary>
    public Task<string> LogAsync() => _folder.ReadAsync("postfix.log");

    /// <summary>Mails a message in from outside; it is on its way when this returns, and in the mailbox soon after.</summary>
    public Task DeliverAsync(byte[] raw, string to) => MailTransfer.SendAsync(SmtpPort, "EHLO", raw, "sender@elsewhere.test", to);

    /// <summary>A connection as the channel opens one.</summary>
    public async Task<Stream> ConnectAsync(bool tls, CancellationToken cancellation)
    {
        var stream = await MailTransfer.OpenAsync(tls ? SmtpsPort : SmtpPort, cancellation);
        return tls ? await UpgradeAsync(stream, cancellation) : stream;
    }

    /// <summary>TLS with exactly this server.</summary>
    public Task<Stream> UpgradeAsync(Stream stream, CancellationToken cancellation) => Dovecot.UpgradeAsync(stream, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        await Dovecot.DisposeAsync();
    }

    private string MainConfiguration()
    {
        var certificates = Path.GetDirectoryName(Path.GetDirectoryName(Dovecot.AuthSocket));
        return $$"""
            compatibility_level = 3.6
            queue_directory = {0}/queue
            data_directory = {0}/data
            maillog_file = {0}/postfix.log
            maillog_file_prefixes = {0}
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            mynetworks =
            myhostname = mx.example.test
            mydestination =
            alias_maps =
            alias_database =
            local_recipient_maps =
            virtual_mailbox_domains = example.test
            virtual_mailbox_maps = regexp:{0}/etc/recipients
            virtual_transport = lmtp:inet:127.0.0.1:{{Dovecot.LmtpPort}}
            smtpd_tls_cert_file = {{certificates}}/cert.pem
            smtpd_tls_key_file = {{certificates}}/key.pem
            smtpd_tls_security_level = may
            smtpd_tls_auth_only = yes
            smtpd_sasl_auth_enable = yes
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = {{Dovecot.AuthSocket}}
            smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
            smtpd_client_connection_count_limit = 0
            smtp_tls_security_level = none
            default_transport = discard
            message_size_limit = 31457280
            maximal_queue_lifetime = 1h
            bounce_queue_lifetime = 1h

            """;
    }

    private string MasterConfiguration() => $$"""
        127.0.0.1:{{SmtpPort}} inet n - n - - smtpd
        127.0.0.1:{{SmtpsPort}} inet n - n - - smtpd
          -o smtpd_tls_wrappermode=yes
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        showq unix n - n - - showq
        error unix - - n - - error
        retry unix - - n - - error
        discard unix - - n - - discard
        lmtp unix - - n - - lmtp
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd

        """;
}
