using System.Net.WebSockets;
using System.Text.Json;

namespace Heed.Modules.Tests;

/// <summary>A live socket's other end: reads frames in order and keeps them.</summary>
public sealed class LiveClient(ClientWebSocket socket) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Every frame read so far, pings left out.</summary>
    public List<JsonElement> Frames { get; } = [];

    /// <summary>Set when the server closed the socket.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    /// <summary>The next frame that fits, reading past others. Fails after ten seconds, or when the socket closes.</summary>
    public async Task<JsonElement> NextAsync(Func<JsonElement, bool> fits)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            JsonElement? frame;
            try
            {
                frame = await ReadAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException("No such frame came. Frames so far: " + string.Join('\n', Frames.Select(f => f.GetRawText())));
            }

            if (frame is not { } read) throw new InvalidOperationException($"The socket closed with {CloseCode}. Frames so far: " + string.Join('\n', Frames.Select(f => f.GetRawText())));
            if (fits(read)) return read;
        }
    }

    public Task<JsonElement> NextAsync(string type) => NextAsync(f => f.GetProperty("type").GetString() == type);

    /// <summary>The next change, enter or leave of a kind.</summary>
    public Task<JsonElement> NextOfAsync(string kind) => NextAsync(f => f.TryGetProperty("kind", out var k) && k.GetString() == kind);

    /// <summary>Reads until the server closes; the close code.</summary>
    public async Task<int> ClosedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await ReadAsync(patience.Token) is not null)
        {
        }

        try
        {
            if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (WebSocketException)
        {
            // A server that closes on garbage need not wait for our goodbye; its code has arrived.
        }

        return CloseCode ?? 0;
    }

    public Task SendAsync(object frame) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, Api.Json), WebSocketMessageType.Text, true, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            if (socket.State == WebSocketState.Open) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The server is gone already.
        }

        socket.Dispose();
    }

    private async Task<JsonElement?> ReadAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage) continue;
            var frame = JsonDocument.Parse(message.ToArray()).RootElement;
            message.SetLength(0);
            if (frame.GetProperty("type").GetString() == "ping") continue;
            Frames.Add(frame);
            return frame;
        }
    }
}
