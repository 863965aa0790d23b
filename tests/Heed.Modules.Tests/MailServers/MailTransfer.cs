using System.Net.Sockets;
using System.Text;

namespace Heed.Modules.Tests.MailServers;

/// <summary>Hands a message over as any other server would: SMTP or LMTP, step by step, without our own client.</summary>
internal static class MailTransfer
{
    internal static async Task<NetworkStream> OpenAsync(int port, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync("127.0.0.1", port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static async Task SendAsync(int port, string hello, byte[] raw, string from, string to)
    {
        await using var stream = await OpenAsync(port, CancellationToken.None);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await ExpectAsync(reader, "220");
        await SayAsync($"{hello} sender.elsewhere.test", "250");
        await SayAsync($"MAIL FROM:<{from}>", "250");
        await SayAsync($"RCPT TO:<{to}>", "250");
        await SayAsync("DATA", "354");
        // Latin-1 keeps every byte.
        var text = Encoding.Latin1.GetString(raw).Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        await SayAsync((text.StartsWith('.') ? "." : "") + text + (text.EndsWith("\r\n", StringComparison.Ordinal) ? "." : "\r\n."), "250");
        await SayAsync("QUIT", "221");

        async Task SayAsync(string command, string code)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(command + "\r\n"));
            await ExpectAsync(reader, code);
        }
    }

    private static async Task ExpectAsync(StreamReader reader, string code)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(code, StringComparison.Ordinal)) throw new InvalidOperationException($"The mail server said {line}");
            if (line.Length == 3 || line[3] == ' ') return;
        }

        throw new InvalidOperationException("The mail server closed the connection.");
    }
}
