using System.Security.Authentication;
using System.Text;
using Heed.Mail.Wire;

namespace Heed.Mail.Imap;

/// <summary>Commands and responses of one connection, with every limit; knows nothing of what they are for.</summary>
internal sealed class ImapSession(Stream stream, ImapOptions options) : IAsyncDisposable
{
    private readonly MailWire _wire = new(stream);
    private readonly ImapReader _reader = new(options);
    private readonly CancellationTokenSource _closed = new();
    private int _number, _busy, _responses;
    private bool _broken;

    internal HashSet<string> Capabilities { get; private set; } = new(StringComparer.OrdinalIgnoreCase);

    internal bool CapabilitiesKnown { get; set; }

    internal ImapActivity Activity { get; set; }

    /// <summary>UIDVALIDITY of the open folder; null while one is being opened.</summary>
    internal uint? UidValidity { get; set; }

    /// <summary>Forms of the secret in use, taken out of what the server says.</summary>
    internal IReadOnlyList<string> Secrets { get; set; } = [];

    internal bool IsLeaving { get; set; }

    internal bool IsUsable => !_broken;

    internal bool Can(string capability) => Capabilities.Contains(capability);

    /// <summary>One operation within its time. Everything that goes wrong comes out as an <see cref="ImapFailure"/>.</summary>
    internal async Task<T> WithinAsync<T>(string what, TimeSpan limit, Func<CancellationToken, Task<T>> operation, CancellationToken caller)
    {
        if (_broken) throw new ImapFailure(ImapFailureKind.Connection, $"{what}: the connection has ended");
        if (Interlocked.Exchange(ref _busy, 1) == 1) throw new InvalidOperationException("One operation at a time.");
        using var time = new TimeLimit(limit, options.Time, caller, _closed.Token);
        _responses = 0;
        var done = false;
        try
        {
            var result = await operation(time.Token);
            done = true;
            return result;
        }
        catch (ImapFailure failure) when (failure.Kind == ImapFailureKind.No)
        {
            done = true;
            throw;
        }
        catch (OperationCanceledException e) when (time.IsOver)
        {
            throw new ImapFailure(ImapFailureKind.Timeout, $"{what}: no answer within {limit.TotalSeconds:0} s", inner: e);
        }
        catch (OperationCanceledException e) when (_closed.IsCancellationRequested)
        {
            throw new ImapFailure(ImapFailureKind.Connection, $"{what}: the connection was closed", inner: e);
        }
        catch (WireLimitException e)
        {
            throw new ImapFailure(ImapFailureKind.Limit, $"{what}: {e.Message}", inner: e);
        }
        catch (FormatException e)
        {
            throw new ImapFailure(ImapFailureKind.Protocol, $"{what}: {e.Message}", inner: e);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            throw new ImapFailure(ImapFailureKind.Connection, $"{what}: {e.Message}", inner: e);
        }
        finally
        {
            _broken |= !done;
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <summary>Sends a command and reads up to its end. NO and BAD are thrown.</summary>
    /// <param name="command">The command.</param>
    /// <param name="untagged">Sees untagged responses first; true when one was meant for it.</param>
    /// <param name="answer">What to say when the server asks on (AUTHENTICATE).</param>
    /// <param name="body">Takes the message of a FETCH.</param>
    /// <param name="cancellation">Ends the operation and with it the connection.</param>
    internal async Task<ImapStatus> RunAsync(
        ImapCommand command, Func<ImapResponse, bool>? untagged, CancellationToken cancellation, Func<byte[]>? answer = null, ImapBody? body = null)
    {
        var tag = NextTag();
        var first = true;
        foreach (var piece in command.Pieces(tag, Can("LITERAL+")))
        {
            // A server may refuse a literal before it is sent.
            if (!first && await ReadUntilAsync(tag, untagged, body, stopAtContinuation: true, cancellation) is { } early)
            {
                Ended(early);
                throw new FormatException("The server was content with a command that had only begun.");
            }

            await _wire.WriteAsync(piece, cancellation);
            first = false;
        }

        while (true)
        {
            if (await ReadUntilAsync(tag, untagged, body, answer is not null, cancellation) is { } status) return Ended(status);
            await _wire.WriteAsync(answer!(), cancellation);
        }
    }

    /// <summary>Writes without waiting for anything; the tag it used.</summary>
    internal async Task<string> StartAsync(string words, CancellationToken cancellation)
    {
        var tag = NextTag();
        await _wire.WriteAsync(Encoding.ASCII.GetBytes($"{tag} {words}\r\n"), cancellation);
        return tag;
    }

    internal ValueTask SendLineAsync(string line, CancellationToken cancellation) => _wire.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellation);

    /// <summary>Reads responses until the tagged one (returned), or a continuation (null) where one is awaited.</summary>
    internal async Task<ImapStatus?> ReadUntilAsync(
        string tag, Func<ImapResponse, bool>? untagged, ImapBody? body, bool stopAtContinuation, CancellationToken cancellation)
    {
        while (true)
        {
            var response = await ReadAsync(body, cancellation);
            if (response.IsContinuation)
            {
                if (stopAtContinuation) return null;
                throw new FormatException("The server asked on, though nothing was left to say.");
            }

            if (!response.IsUntagged) return ReadTagged(response, tag);
            if (untagged?.Invoke(response) != true) Notice(response);
        }
    }

    /// <summary>One response, of whatever kind. <paramref name="begin"/> ends the wait for it, never what has begun to come.</summary>
    internal async Task<ImapResponse> ReadAsync(ImapBody? body, CancellationToken cancellation, CancellationToken? begin = null)
    {
        if (++_responses > options.MaxResponses) throw new WireLimitException($"more than {options.MaxResponses} responses to one command");
        return await _reader.ReadAsync(_wire, body, begin ?? cancellation, cancellation);
    }

    /// <summary>Takes an untagged response that was meant for nobody in particular.</summary>
    internal void Notice(ImapResponse response)
    {
        if (response.AsStatus(Secrets) is { } status)
        {
            NoticeStatus(status);
            return;
        }

        var pieces = response.Parse();
        if (pieces is [var word, ..] && word.Is("CAPABILITY")) Learn(pieces.Skip(1).Select(v => v.Text));
        if (pieces is not [var count, var what, ..] || !count.TryNumber(out var number)) return;
        if (what.Is("EXISTS")) Activity = Activity with { Exists = number };
        else if (what.Is("EXPUNGE")) Activity = Activity with { Expunged = Activity.Expunged + 1 };
        else if (what.Is("FETCH")) Activity = Activity with { FlagsChanged = Activity.FlagsChanged + 1 };
    }

    internal void NoticeStatus(ImapStatus status)
    {
        if (status.Word == "BYE" && !IsLeaving) throw new ImapFailure(ImapFailureKind.Bye, "The server ended the session", status.Text, status.Code);
        if (status.Code == "CAPABILITY") Learn(status.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (status.Code == "UIDVALIDITY" && UidValidity is { } known && status.Arguments != known.ToString(System.Globalization.CultureInfo.InvariantCulture))
            throw new ImapFailure(ImapFailureKind.UidValidityChanged, $"UIDVALIDITY was {known} and is another now", status.Arguments);
    }

    /// <summary>Goes on over TLS. What the server said before is forgotten, and nothing it said may be left over (RFC 9051 §6.2.1).</summary>
    internal async Task UpgradeAsync(CancellationToken cancellation)
    {
        if (_wire.HasUnread) throw new ImapFailure(ImapFailureKind.Tls, "The server sent more behind its answer to STARTTLS, unprotected");
        try
        {
            await _wire.UpgradeAsync(options.Upgrade!, cancellation);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            throw new ImapFailure(ImapFailureKind.Tls, $"TLS could not be set up: {e.Message}", inner: e);
        }

        Forget();
    }

    internal void Forget()
    {
        Capabilities = new(StringComparer.OrdinalIgnoreCase);
        CapabilitiesKnown = false;
    }

    public async ValueTask DisposeAsync()
    {
        _broken = true;
        // An operation under way ends now, whatever its stream does. The source has no timer; nothing is left to dispose of.
        await _closed.CancelAsync();
        await _wire.DisposeAsync();
    }

    private string NextTag() => $"H{++_number}";

    private void Learn(IEnumerable<string> capabilities)
    {
        Capabilities = new(capabilities.Take(500), StringComparer.OrdinalIgnoreCase);
        CapabilitiesKnown = true;
    }

    private ImapStatus ReadTagged(ImapResponse response, string tag)
    {
        if (!response.First.SequenceEqual(Encoding.ASCII.GetBytes(tag)))
            throw new ImapFailure(ImapFailureKind.Protocol, $"The server answered something other than {tag}", ServerText.Clean(response.Text, Secrets));
        return response.AsStatus(Secrets) is { Word: "OK" or "NO" or "BAD" } status ? status
            : throw new ImapFailure(ImapFailureKind.Protocol, "The server ended a command with neither OK, NO nor BAD", ServerText.Clean(response.Text, Secrets));
    }

    private ImapStatus Ended(ImapStatus status)
    {
        if (status.Word == "NO") throw new ImapFailure(ImapFailureKind.No, "The server said no", status.Text, status.Code);
        if (status.Word == "BAD") throw new ImapFailure(ImapFailureKind.Protocol, "The server did not understand", status.Text, status.Code);
        NoticeStatus(status);
        return status;
    }
}
