using System.Text;
using Heed.Mail.Sasl;

namespace Heed.Mail.Imap;

/// <summary>
/// An IMAP client (RFC 3501, RFC 9051) over a stream it is given. One operation at a time. Every operation is bounded in time and in what
/// it takes from the server; what goes wrong is an <see cref="ImapFailure"/>. A caller that gives up ends the connection, except in
/// <see cref="IdleAsync"/>.
/// </summary>
public sealed partial class ImapClient : IAsyncDisposable
{
    private readonly ImapSession _session;
    private readonly ImapOptions _options;
    private bool _protected, _utf8;

    private ImapClient(ImapSession session, ImapOptions options)
    {
        (_session, _options) = (session, options);
        _protected = options.Security == MailSecurity.Tls;
    }

    /// <summary>The open folder, or null.</summary>
    public ImapFolder? Folder { get; private set; }

    /// <summary>The connection can go on being used.</summary>
    public bool IsUsable => _session.IsUsable;

    /// <summary>Whether the server says it has a capability, such as <c>IDLE</c>.</summary>
    public bool Can(string capability) => _session.Can(capability);

    /// <summary>Reads the greeting and, where asked for, changes to TLS. The stream is the client's from here on, also when this fails.</summary>
    /// <exception cref="ImapFailure">Any kind but <see cref="ImapFailureKind.Authentication"/>.</exception>
    public static async Task<ImapClient> ConnectAsync(Stream stream, ImapOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Security == MailSecurity.StartTls && options.Upgrade is null) throw new ArgumentException("STARTTLS needs an upgrade.", nameof(options));
        var client = new ImapClient(new ImapSession(stream, options), options);
        try
        {
            await client.WithinAsync("greeting", client.GreetAsync, cancellation);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Signs in with the best way both sides know, tells the server who is there, and learns what it can.</summary>
    /// <exception cref="ImapFailure"><see cref="ImapFailureKind.Authentication"/> when the credentials were refused.</exception>
    public async Task AuthenticateAsync(MailCredentials credentials, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (!_protected && !_options.AllowPlaintextCredentials)
            throw new ImapFailure(ImapFailureKind.Tls, "Credentials are not sent over a connection that is not protected");
        await WithinAsync("sign-in", c => SignInAsync(credentials, c), cancellation);
    }

    /// <summary>Says goodbye, without insisting on an answer, and closes.</summary>
    public async Task LogoutAsync(CancellationToken cancellation)
    {
        try
        {
            _session.IsLeaving = true;
            await _session.WithinAsync("goodbye", TimeSpan.FromSeconds(5), c => _session.RunAsync(new ImapCommand("LOGOUT"), null, c), cancellation);
        }
        catch (ImapFailure)
        {
            // The session is over either way.
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private Task WithinAsync(string what, Func<CancellationToken, Task> operation, CancellationToken cancellation) => WithinAsync(what, async c =>
    {
        await operation(c);
        return true;
    }, cancellation);

    private Task<T> WithinAsync<T>(string what, Func<CancellationToken, Task<T>> operation, CancellationToken cancellation) =>
        _session.WithinAsync(what, _options.OperationTimeout, operation, cancellation);

    private async Task GreetAsync(CancellationToken cancellation)
    {
        var greeting = await _session.ReadAsync(null, cancellation);
        var status = greeting.IsUntagged ? greeting.AsStatus() : null;
        if (status is not { Word: "OK" or "PREAUTH" or "BYE" }) throw new FormatException("This is not the greeting of an IMAP server.");
        _session.NoticeStatus(status);
        // Signed in already means that STARTTLS is not possible any more: the way to strip it (RFC 9051 §11.1).
        if (_options.Security != MailSecurity.StartTls) return;
        if (status.Word == "PREAUTH") throw new ImapFailure(ImapFailureKind.Tls, "The server is signed in before TLS; that is refused");
        await LearnAsync(cancellation);
        if (!_session.Can("STARTTLS")) throw new ImapFailure(ImapFailureKind.Tls, "The server does not offer STARTTLS; going on without is refused");
        try
        {
            await _session.RunAsync(new ImapCommand("STARTTLS"), null, cancellation);
        }
        catch (ImapFailure failure) when (failure.Kind == ImapFailureKind.No)
        {
            throw new ImapFailure(ImapFailureKind.Tls, "The server refused STARTTLS", failure.ServerText, failure.Code);
        }

        await _session.UpgradeAsync(cancellation);
        _protected = true;
    }

    private async Task LearnAsync(CancellationToken cancellation)
    {
        if (!_session.CapabilitiesKnown) await _session.RunAsync(new ImapCommand("CAPABILITY"), null, cancellation);
    }

    private async Task SignInAsync(MailCredentials credentials, CancellationToken cancellation)
    {
        await LearnAsync(cancellation);
        var sasl = SaslExchange.Choose(credentials, m => _session.Can($"AUTH={m}"), _options.Host, _options.Port);
        if (sasl is null && (credentials is not PasswordCredentials || _session.Can("LOGINDISABLED")))
            throw new ImapFailure(ImapFailureKind.Authentication, "The server offers no way to sign in with these credentials");
        _session.Secrets = SaslSecrets.Of(credentials, sasl);
        try
        {
            _session.CapabilitiesKnown = false;
            if (sasl is null) await _session.RunAsync(new ImapCommand("LOGIN").String(credentials.User).String(credentials.Secret), null, cancellation);
            else await ExchangeAsync(sasl, cancellation);
        }
        catch (ImapFailure failure) when (failure.Kind == ImapFailureKind.No && failure.Code is not ("UNAVAILABLE" or "INUSE" or "LIMIT" or "SERVERBUG"))
        {
            throw new ImapFailure(ImapFailureKind.Authentication, "The server refused the sign-in", failure.ServerText, failure.Code);
        }

        await LearnAsync(cancellation);
        await IntroduceAsync(cancellation);
    }

    private async Task ExchangeAsync(SaslExchange sasl, CancellationToken cancellation)
    {
        var answers = new Queue<byte[]>(sasl.Answers);
        var command = new ImapCommand($"AUTHENTICATE {sasl.Mechanism}");
        if (sasl.First is { } first)
        {
            // RFC 4959; elsewhere the server speaks first.
            if (_session.Can("SASL-IR")) command.Words(Convert.ToBase64String(first));
            else answers = new Queue<byte[]>([first, .. sasl.Answers]);
        }

        await _session.RunAsync(command, null, cancellation, () =>
            Encoding.ASCII.GetBytes(answers.TryDequeue(out var answer) ? Convert.ToBase64String(answer) + "\r\n" : "*\r\n"));
    }

    private async Task IntroduceAsync(CancellationToken cancellation)
    {
        // Some providers (163.com, 126.com) open no folder for a client that did not say who it is.
        if (_session.Can("ID"))
            await _session.RunAsync(new ImapCommand("ID (\"name\" \"Heed\" \"version\"").String(_options.ClientVersion).Words(")"), null, cancellation);
        if (!_session.Can("UTF8=ACCEPT") && !_session.Can("UTF8=ONLY")) return;
        await _session.RunAsync(new ImapCommand("ENABLE UTF8=ACCEPT"), EnabledUtf8, cancellation);
    }

    private bool EnabledUtf8(ImapResponse response)
    {
        if (response.AsStatus() is not null) return false;
        var pieces = response.Parse();
        if (pieces is not [var word, ..] || !word.Is("ENABLED")) return false;
        _utf8 = pieces.Skip(1).Any(v => v.Is("UTF8=ACCEPT"));
        return true;
    }
}
