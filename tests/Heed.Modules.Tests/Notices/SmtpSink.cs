using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Heed.Modules.Tests.Notices;

/// <summary>A mail server that takes everything (or refuses so many first) and keeps it.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _running;
    private int _refusals;

    public SmtpSink()
    {
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>So many messages are put off with 451 before one is taken.</summary>
    public int Refuse
    {
        set => Volatile.Write(ref _refusals, value);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _running;
        _listener.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await ServeAsync(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink.example ESMTP");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("EHLO", StringComparison.Ordinal)) await writer.WriteLineAsync("250-sink.example\r\n250 8BITMIME");
                else if (line == "DATA") await TakeAsync(reader, writer);
                else if (line == "QUIT")
                {
                    await writer.WriteLineAsync("221 Bye");
                    return;
                }
                else await writer.WriteLineAsync("250 OK");
            }
        }
        catch (IOException)
        {
            // The other side has gone.
        }
    }

    private async Task TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 Go on");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") mail.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        if (Interlocked.Decrement(ref _refusals) >= 0)
        {
            await writer.WriteLineAsync("451 4.7.1 Come back later");
            return;
        }

        Mails.Enqueue(mail.ToString());
        await writer.WriteLineAsync("250 2.0.0 Taken");
    }
}
