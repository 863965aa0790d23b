using System.Text;
using Heed.Mail.Sasl;

namespace Heed.Mail.Smtp;

/// <summary>
/// An SMTP client (RFC 5321, submission of RFC 6409) over a stream it is given. One operation at a time. What becomes of a message is an
/// <see cref="SmtpOutcome"/>; a session that does not come about is an <see cref="SmtpFailure"/>.
/// </summary>
public sealed class SmtpClient : IAsyncDisposable
{
    // What became of the message is known; nobody waits long for a "bye".
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly SmtpWire _wire;
    private readonly SmtpOptions _options;
    private SmtpExtensions _extensions = SmtpExtensions.None;
    private bool _protected, _begun;

    private SmtpClient(Stream stream, SmtpOptions options)
    {
        (_wire, _options) = (new SmtpWire(stream, options), options);
        _protected = options.Security == MailSecurity.Tls;
    }

    /// <summary>The connection can go on being used.</summary>
    public bool IsUsable => !_wire.IsBroken;

    /// <summary>Greets the server, changes to TLS and signs in, as the options say. The stream is the client's from here on, also when this fails.</summary>
    /// <exception cref="SmtpFailure">No session came about.</exception>
    /// <exception cref="ArgumentException">Options that contradict themselves.</exception>
    public static async Task<SmtpClient> ConnectAsync(Stream stream, SmtpOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Security == MailSecurity.StartTls && options.Upgrade is null) throw new ArgumentException("STARTTLS needs an upgrade.", nameof(options));
        if (options.ClientName.Length is 0 or > 255 || options.ClientName.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '[' or ']' or ':')))
            throw new ArgumentException("Not a name for EHLO.", nameof(options));
        var client = new SmtpClient(stream, options);
        try
        {
            await client.OpenAsync(cancellation);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects, sends one message and says goodbye; every way to fail is an outcome.</summary>
    /// <param name="connect">Opens the connection; its <see cref="IOException"/>, socket and TLS errors are outcomes too.</param>
    /// <param name="options">How to work with the server.</param>
    /// <param name="envelope">From whom and for whom.</param>
    /// <param name="message">Headers and content.</param>
    /// <param name="cancellation">Given up before the final dot: <see cref="OperationCanceledException"/>, and it was not sent. Later: unknown.</param>
    public static async Task<SmtpOutcome> DeliverAsync(
        Func<CancellationToken, Task<Stream>> connect, SmtpOptions options, SmtpEnvelope envelope, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        try
        {
            await using var client = await ConnectAsync(await connect(cancellation), options, cancellation);
            var outcome = await client.SendAsync(envelope, message, cancellation);
            await client.QuitAsync();
            return outcome;
        }
        catch (SmtpFailure failure)
        {
            return SmtpJudgement.Of(failure, envelope);
        }
        catch (System.Security.Authentication.AuthenticationException e)
        {
            return SmtpJudgement.Of(new SmtpFailure(SmtpVerdict.Tls, $"TLS could not be set up: {e.Message}", inner: e), envelope);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            return SmtpJudgement.Of(new SmtpFailure(SmtpVerdict.ConnectionLostBeforeData, $"No connection: {e.Message}", inner: e), envelope);
        }
    }

    /// <summary>Sends a message.</summary>
    /// <param name="envelope">From whom and for whom.</param>
    /// <param name="message">Headers and content; line ends are made CRLF and dots are doubled here.</param>
    /// <param name="cancellation">Given up before the final dot: <see cref="OperationCanceledException"/>, and it was not sent. Later: unknown.</param>
    /// <exception cref="ArgumentException">The message is empty or holds NUL.</exception>
    public async Task<SmtpOutcome> SendAsync(SmtpEnvelope envelope, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (message.IsEmpty || message.Span.Contains((byte)0)) throw new ArgumentException("A message that is empty or holds NUL cannot be sent.", nameof(message));
        try
        {
            if (_wire.IsBroken) throw new SmtpFailure(SmtpVerdict.ConnectionLostBeforeData, "The connection has ended");
            if (_begun && !(await _wire.AskAsync("RSET", cancellation)).IsPositive) throw new SmtpFailure(SmtpVerdict.ConnectionLostBeforeData, "The server did not forget the last message");
            _begun = true;
            return await new SmtpTransaction(_wire, _options, _extensions, envelope, message).RunAsync(cancellation);
        }
        catch (SmtpFailure failure)
        {
            return SmtpJudgement.Of(failure, envelope);
        }
    }

    /// <summary>Says goodbye, without insisting on an answer, and closes.</summary>
    public async Task QuitAsync()
    {
        try
        {
            if (!_wire.IsBroken)
            {
                await _wire.SendAsync("QUIT\r\n"u8.ToArray(), Goodbye, CancellationToken.None);
                await _wire.ReadAsync(Goodbye, CancellationToken.None);
            }
        }
        catch (SmtpFailure)
        {
            // The session is over either way.
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => _wire.DisposeAsync();

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var greeting = await _wire.ReadAsync(_options.ReplyTimeout, cancellation);
        if (greeting.Code != 220) throw Refused("The server does not take connections", greeting);
        await GreetAsync(cancellation);
        if (_options.Security == MailSecurity.StartTls)
        {
            if (!_extensions.StartTls) throw new SmtpFailure(SmtpVerdict.Tls, "The server does not offer STARTTLS; going on without is refused");
            var reply = await _wire.AskAsync("STARTTLS", cancellation);
            if (reply.Code != 220) throw new SmtpFailure(SmtpVerdict.Tls, "The server refused STARTTLS", reply);
            await _wire.UpgradeAsync(cancellation);
            _protected = true;
            // What was said before TLS is forgotten (RFC 3207 §4.2).
            await GreetAsync(cancellation);
        }

        if (_options.Credentials is { } credentials) await SignInAsync(credentials, cancellation);
    }

    private async Task GreetAsync(CancellationToken cancellation)
    {
        await _wire.SendAsync($"EHLO {_options.ClientName}\r\n", cancellation);
        var (reply, lines) = await _wire.ReadLinesAsync(_options.ReplyTimeout, cancellation);
        if (reply.IsPositive)
        {
            _extensions = SmtpExtensions.Read(lines);
            return;
        }

        // A server of before 1995; it has no TLS and no credentials.
        _extensions = SmtpExtensions.None;
        if (!reply.IsPermanent) throw Refused("The server does not greet", reply);
        var old = await _wire.AskAsync($"HELO {_options.ClientName}", cancellation);
        if (!old.IsPositive) throw Refused("The server does not greet", old);
    }

    private async Task SignInAsync(MailCredentials credentials, CancellationToken cancellation)
    {
        if (!_protected && !_options.AllowPlaintextCredentials) throw new SmtpFailure(SmtpVerdict.Tls, "Credentials are not sent over a connection that is not protected");
        var sasl = SaslExchange.Choose(credentials, _extensions.Mechanisms.Contains, _options.Host, _options.Port)
            ?? throw new SmtpFailure(SmtpVerdict.Authentication, "The server offers no way to sign in with these credentials");
        _wire.Secrets = SaslSecrets.Of(credentials, sasl);
        var answers = new Queue<byte[]>(sasl.Answers);
        var reply = await _wire.AskAsync(sasl.First is { } first ? $"AUTH {sasl.Mechanism} {Convert.ToBase64String(first)}" : $"AUTH {sasl.Mechanism}", cancellation);
        for (var round = 0; reply.Code == 334 && round < 8; round++)
            reply = await _wire.AskAsync(answers.TryDequeue(out var answer) ? Convert.ToBase64String(answer) : "*", cancellation);
        if (reply.Code == 235) return;
        throw reply.IsTransient ? new SmtpFailure(SmtpVerdict.Transient, "The server cannot sign in now", reply)
            : new SmtpFailure(SmtpVerdict.Authentication, "The server refused the sign-in", reply);
    }

    private SmtpFailure Refused(string message, SmtpReply reply)
    {
        _wire.MarkBroken();
        // 554 and 421 as greetings are a server's mood, not a word about the message (RFC 5321 §3.1, RFC 7504).
        return new SmtpFailure(SmtpVerdict.Transient, message, reply);
    }
}
