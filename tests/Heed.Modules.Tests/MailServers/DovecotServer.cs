using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Heed.Mail;
using Heed.Mail.Imap;
using Heed.Mail.Sasl;

namespace Heed.Modules.Tests.MailServers;

/// <summary>
/// A private Dovecot on loopback: IMAP plain and with STARTTLS on one port, with TLS on another, LMTP for delivery. Every address at example.test has a mailbox and the same
/// password. Use <see cref="NewUser"/> in each test and the server can be shared; start one of its own to ill-treat it.
/// </summary>
public sealed class DovecotServer : IAsyncDisposable, IAsyncLifetime
{
    private const string Program = "/usr/sbin/dovecot", Lmtp = "/usr/lib/dovecot/lmtp";
    private const string Kill = "p=$(cat {0}/run/master.pid); kill -KILL $p $(cat /proc/$p/task/$p/children); rm -f {0}/run/master.pid";
    private static int _users;
    private readonly MailServerFolder _folder;
    private X509Certificate2? _certificate;

    public DovecotServer()
    {
        MailServerFolder.Require(Program, "dovecot-imapd");
        MailServerFolder.Require(Lmtp, "dovecot-lmtpd");
        _folder = new MailServerFolder("dovecot", Kill);
    }

    public string Host => "127.0.0.1";

    /// <summary>Plain, and STARTTLS.</summary>
    public int ImapPort { get; } = MailServerFolder.FreePort();

    /// <summary>TLS.</summary>
    public int ImapsPort { get; } = MailServerFolder.FreePort();

    public int LmtpPort { get; } = MailServerFolder.FreePort();

    /// <summary>A mailbox that is always there; <see cref="NewUser"/> gives one that nobody else uses.</summary>
    public string User => "support@example.test";

    public string Password => "correct-horse-电池";

    /// <summary>The server's certificate; nobody has signed it.</summary>
    public X509Certificate2 Certificate => _certificate!;

    /// <summary>Socket at which another server has passwords checked.</summary>
    public string AuthSocket => Path.Combine(_folder.Path, "run", "auth-of-smtp");

    /// <summary>Starts a server of the caller's own.</summary>
    public static async Task<DovecotServer> StartAsync()
    {
        var server = new DovecotServer();
        await server.InitializeAsync();
        return server;
    }

    public async ValueTask InitializeAsync()
    {
        _certificate = await _folder.MakeCertificateAsync();
        var mail = Directory.CreateDirectory(Path.Combine(_folder.Path, "mail")).FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(mail, (UnixFileMode)0b111_111_111);
        await _folder.WriteAsync("dovecot.conf", Configuration());
        await StartAgainAsync();
    }

    /// <summary>Starts it again after <see cref="KillAsync"/>; mail and ports are the same.</summary>
    public Task StartAgainAsync() => _folder.RunAsync(Program, "-c", Path.Combine(_folder.Path, "dovecot.conf"));

    /// <summary>Ends it as a power cut does: every process at once, in the middle of whatever they were doing.</summary>
    public Task KillAsync() => _folder.RunAsync("/bin/sh", "-c", Kill.Replace("{0}", _folder.Path, StringComparison.Ordinal));

    /// <summary>What it wrote down, for the message of a failed test.</summary>
    public Task<string> LogAsync() => _folder.ReadAsync("dovecot.log");

    /// <summary>The address of a mailbox that nobody else uses.</summary>
    public string NewUser() => string.Create(CultureInfo.InvariantCulture, $"user{Interlocked.Increment(ref _users)}@example.test");

    /// <summary>Puts a message into the INBOX of an address (LMTP); it is there when this returns.</summary>
    public Task DeliverAsync(byte[] raw, string to) => MailTransfer.SendAsync(LmtpPort, "LHLO", raw, "sender@elsewhere.test", to);

    /// <summary>A connection as the channel opens one.</summary>
    public async Task<Stream> ConnectAsync(bool tls, CancellationToken cancellation)
    {
        var stream = await MailTransfer.OpenAsync(tls ? ImapsPort : ImapPort, cancellation);
        return tls ? await UpgradeAsync(stream, cancellation) : stream;
    }

    /// <summary>TLS with exactly this server.</summary>
    public async Task<Stream> UpgradeAsync(Stream stream, CancellationToken cancellation)
    {
        var tls = new SslStream(stream, leaveInnerStreamOpen: false, (_, seen, _, _) => seen is not null && seen.GetCertHashString() == Certificate.GetCertHashString());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost" }, cancellation);
        return tls;
    }

    /// <summary>A client that has signed in over TLS.</summary>
    public async Task<ImapClient> SignInAsync(string user, CancellationToken cancellation)
    {
        var client = await ImapClient.ConnectAsync(await ConnectAsync(tls: true, cancellation), new ImapOptions { Security = MailSecurity.Tls }, cancellation);
        await client.AuthenticateAsync(new PasswordCredentials(user, Password), cancellation);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        _certificate?.Dispose();
    }

    private string Configuration() => $$"""
        base_dir = {0}/run
        state_dir = {0}/run
        instance_name = heed-tests
        log_path = {0}/dovecot.log
        protocols = imap lmtp
        listen = 127.0.0.1
        ssl = yes
        ssl_cert = <{0}/cert.pem
        ssl_key = <{0}/key.pem
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        auth_failure_delay = 0
        first_valid_uid = 1
        mail_location = maildir:~/Maildir
        mail_max_userip_connections = 1000
        passdb {
          driver = static
          args = password={{Password}}
        }
        userdb {
          driver = static
          args = uid=mail gid=mail home={0}/mail/%u allow_all_users=yes
        }
        namespace inbox {
          inbox = yes
          separator = /
          mailbox Sent {
            special_use = \Sent
            auto = create
          }
          mailbox Trash {
            special_use = \Trash
            auto = create
          }
        }
        service imap-login {
          inet_listener imap {
            address = 127.0.0.1
            port = {{ImapPort}}
          }
          inet_listener imaps {
            address = 127.0.0.1
            port = {{ImapsPort}}
            ssl = yes
          }
        }
        service lmtp {
          inet_listener lmtp {
            address = 127.0.0.1
            port = {{LmtpPort}}
          }
        }
        # One test's wrong password does not slow the others down: they share an address.
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        service auth {
          unix_listener auth-of-smtp {
            mode = 0666
          }
        }

        """;
}
