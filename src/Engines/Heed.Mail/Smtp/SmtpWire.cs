using System.Text;
using Heed.Mail.Wire;

namespace Heed.Mail.Smtp;

/// <summary>Commands and replies of one connection, with every limit. Whatever goes wrong is an <see cref="SmtpFailure"/> "lost before data".</summary>
internal sealed class SmtpWire(Stream stream, SmtpOptions options) : IAsyncDisposable
{
    private readonly MailWire _wire = new(stream);
    private readonly CancellationTokenSource _closed = new();

    internal IReadOnlyList<string> Secrets { get; set; } = [];

    internal bool IsBroken { get; private set; }

    internal async Task<SmtpReply> AskAsync(string command, CancellationToken caller)
    {
        await SendAsync(command + "\r\n", caller);
        return await ReadAsync(options.ReplyTimeout, caller);
    }

    /// <summary>Writes text of our own making: every value in it has been checked for line ends.</summary>
    internal Task SendAsync(string text, CancellationToken caller) => SendAsync(Encoding.UTF8.GetBytes(text), options.ReplyTimeout, caller);

    internal Task SendAsync(ReadOnlyMemory<byte> bytes, TimeSpan limit, CancellationToken caller) => WithinAsync(limit, async c =>
    {
        await _wire.WriteAsync(bytes, c);
        return true;
    }, caller);

    internal async Task<SmtpReply> ReadAsync(TimeSpan limit, CancellationToken caller) => (await ReadLinesAsync(limit, caller)).Reply;

    /// <summary>A reply with all its lines, as EHLO needs them.</summary>
    internal Task<(SmtpReply Reply, IReadOnlyList<string> Lines)> ReadLinesAsync(TimeSpan limit, CancellationToken caller) =>
        WithinAsync(limit, ReadLinesAsync, caller);

    internal async Task UpgradeAsync(CancellationToken caller)
    {
        // RFC 3207 §5 and what came of not obeying it: bytes sent early are the work of somebody in between.
        if (_wire.HasUnread) throw Broken(new SmtpFailure(SmtpVerdict.Tls, "The server sent more behind its answer to STARTTLS, unprotected"));
        using var time = new TimeLimit(options.ReplyTimeout, options.Time, caller);
        try
        {
            await _wire.UpgradeAsync(options.Upgrade!, time.Token);
        }
        catch (Exception e) when (e is System.Security.Authentication.AuthenticationException or IOException || (e is OperationCanceledException && time.IsOver))
        {
            throw Broken(new SmtpFailure(SmtpVerdict.Tls, $"TLS could not be set up: {e.Message}", inner: e));
        }
    }

    internal void MarkBroken() => IsBroken = true;

    public async ValueTask DisposeAsync()
    {
        IsBroken = true;
        // An operation under way ends now, whatever its stream does.
        await _closed.CancelAsync();
        await _wire.DisposeAsync();
    }

    private async Task<(SmtpReply, IReadOnlyList<string>)> ReadLinesAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        var code = 0;
        while (true)
        {
            var line = await _wire.ReadLineAsync(options.MaxLine, cancellation);
            if (!SmtpReplyLine.TryRead(line, out var read) || (lines.Count > 0 && read.Code != code)) throw new FormatException("The server's reply is none.");
            if (lines.Count >= options.MaxReplyLines) throw new WireLimitException($"a reply of more than {options.MaxReplyLines} lines");
            code = read.Code;
            lines.Add(ServerText.Clean(read.Text, Secrets));
            if (read.IsLast) return (SmtpReplyLine.Join(code, lines), lines);
        }
    }

    private async Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> operation, CancellationToken caller)
    {
        using var time = new TimeLimit(limit, options.Time, caller, _closed.Token);
        try
        {
            return await operation(time.Token);
        }
        catch (OperationCanceledException e) when (time.IsOver)
        {
            throw Lost($"no answer within {limit.TotalSeconds:0} s", e);
        }
        catch (OperationCanceledException e) when (_closed.IsCancellationRequested)
        {
            throw Lost("it was closed", e);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or System.Net.Sockets.SocketException or FormatException or WireLimitException)
        {
            throw Lost(e.Message, e);
        }
        catch (OperationCanceledException)
        {
            IsBroken = true;
            throw;
        }
    }

    private SmtpFailure Lost(string why, Exception inner) => Broken(new SmtpFailure(SmtpVerdict.ConnectionLostBeforeData, $"The connection was lost: {why}", inner: inner));

    private SmtpFailure Broken(SmtpFailure failure)
    {
        IsBroken = true;
        return failure;
    }
}
