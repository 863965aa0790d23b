using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Heed.Modules.Tests.Email;

/// <summary>An SMTP server on loopback that answers as a test tells it, and keeps what it was given. Plain, without sign-in.</summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public ScriptedSmtp()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The answer to a command line; null for the usual one. <c>DROP</c> closes the connection.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>The answer to a whole message; null for the usual one. <c>DROP</c> closes the connection after taking it.</summary>
    public Func<string, string?> Final { get; set; } = _ => null;

    /// <summary>Messages that were taken, as text.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>Every command line.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Message-IDs of what was taken, in order.</summary>
    public IReadOnlyList<string> TakenIds
    {
        get
        {
            lock (Taken) return [.. Taken.Select(t => t.Split('\n').First(l => l.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)).Trim())];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        try
        {
            await _serving;
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was told to end.
        }
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = TalkAsync(client);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 scripted.test ESMTP");
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    lock (Commands) Commands.Add(line);
                    if (!await AnswerAsync(line, reader, writer)) return;
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
            {
                // The other side went away.
            }
        }
    }

    private async Task<bool> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        if (Answer(line) is { } scripted)
        {
            if (scripted == "DROP") return false;
            await writer.WriteLineAsync(scripted);
            return true;
        }

        var verb = line.Split(' ', ':')[0].ToUpperInvariant();
        switch (verb)
        {
            case "EHLO":
                await writer.WriteAsync("250-scripted.test\r\n250-SIZE 50000000\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n");
                return true;
            case "DATA":
                await writer.WriteLineAsync("354 go on");
                return await TakeAsync(reader, writer);
            case "QUIT":
                await writer.WriteLineAsync("221 2.0.0 bye");
                return false;
            default:
                await writer.WriteLineAsync("250 2.0.0 ok");
                return true;
        }
    }

    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        var text = new StringBuilder();
        for (string? line; (line = await reader.ReadLineAsync(_stop.Token)) != ".";)
        {
            // Who goes away before the dot has handed over nothing (RFC 5321, section 4.1.1.4).
            if (line is null) return false;
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        }

        var answer = Final(text.ToString());
        if (answer is null or "DROP")
        {
            lock (Taken) Taken.Add(text.ToString());
        }

        if (answer == "DROP") return false;
        await writer.WriteLineAsync(answer ?? "250 2.0.0 queued");
        return true;
    }
}
