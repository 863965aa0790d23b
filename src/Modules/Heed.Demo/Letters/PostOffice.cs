using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Heed.Demo.Letters;

/// <summary>The mail server behind the sample company's past, on this machine alone and for these seconds: takes every mail (RFC 5321) and delivers none.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private const string MessageId = "Message-ID:";
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _running;
    private volatile string? _last;

    public PostOffice()
    {
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Message-ID of the newest mail, with its brackets; null while none has come.</summary>
    public string? Last => _last;

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
            // Closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 mail.yunqi.example ESMTP");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase)) await writer.WriteLineAsync("250-mail.yunqi.example\r\n250 8BITMIME");
                else if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase)) await TakeAsync(reader, writer);
                else await writer.WriteLineAsync(line.Equals("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 Bye" : "250 OK");
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
        string? id = null;
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            if (id is null && line.StartsWith(MessageId, StringComparison.OrdinalIgnoreCase)) id = line[MessageId.Length..].Trim();
        }

        await writer.WriteLineAsync("250 OK");
        _last = id;
    }
}
