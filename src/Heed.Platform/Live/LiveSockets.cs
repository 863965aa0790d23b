using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Heed.Platform.Live;

/// <summary>Pumps a subscriber's frames into a WebSocket and hands what comes in to a handler; bounded in size and depth.</summary>
public static class LiveSockets
{
    private const int MaxFrame = 16 * 1024;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);
    private static readonly byte[] Ping = """{"type":"ping"}"""u8.ToArray();

    private static int _open;

    /// <summary>Sockets running on this node.</summary>
    public static int Open => Volatile.Read(ref _open);

    /// <summary>Runs until either side ends. A malformed frame closes with 4400.</summary>
    public static async Task RunAsync(WebSocket socket, LiveSubscriber subscriber, Func<JsonElement, Task> receive, TimeProvider time, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Interlocked.Increment(ref _open);
        var sending = SendAsync(socket, subscriber, time, ending.Token);
        try
        {
            await ReceiveAsync(socket, subscriber, receive, ending.Token);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            subscriber.Close(LiveClose.Stopping);
            await ending.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>For a server that stops: says 1001 after the queued frames, and waits only so long for the other side to agree.</summary>
    public static void EndSoon(LiveSubscriber subscriber, CancellationTokenSource ending)
    {
        subscriber.Close(LiveClose.Stopping);
        ending.CancelAfter(Farewell);
    }

    /// <summary>One text frame from the client as JSON; null when the socket was closed. Used for hello frames.</summary>
    public static async Task<JsonElement?> ReadFrameAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        // A zero-byte read first: an idle socket holds no buffer.
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
        if (first.MessageType == WebSocketMessageType.Close) return null;
        var buffer = ArrayPool<byte>.Shared.Rent(MaxFrame);
        try
        {
            var length = 0;
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length, MaxFrame - length), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close) return null;
                if (part.MessageType != WebSocketMessageType.Text) throw new JsonException("Text frames only.");
                length += part.Count;
                if (part.EndOfMessage) break;
                if (length == MaxFrame) throw new JsonException("The frame is too large.");
            }

            using var document = JsonDocument.Parse(buffer.AsMemory(0, length), new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException("An object is expected.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, LiveSubscriber subscriber, Func<JsonElement, Task> receive, CancellationToken cancellationToken)
    {
        try
        {
            while (socket.State == WebSocketState.Open && await ReadFrameAsync(socket, cancellationToken) is { } frame)
            {
                await receive(frame);
            }
        }
        catch (JsonException)
        {
            subscriber.Close(LiveClose.BadFrame);
            await CloseAsync(socket, LiveClose.BadFrame);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The other side is gone; its cursor brings it back.
        }
    }

    private static async Task SendAsync(WebSocket socket, LiveSubscriber subscriber, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var more = subscriber.Frames.WaitToReadAsync(cancellationToken).AsTask();
                while (!more.IsCompleted && await Task.WhenAny(more, Task.Delay(PingEvery, time, cancellationToken)) != more)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await socket.SendAsync(Ping, WebSocketMessageType.Text, true, cancellationToken);
                }

                if (!await more) break;
                while (subscriber.Frames.TryRead(out var frame)) await socket.SendAsync(frame, WebSocketMessageType.Text, true, cancellationToken);
            }

            await CloseAsync(socket, subscriber.Closing ?? LiveClose.Stopping);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The other side is gone; its cursor brings it back.
        }
    }

    private static async Task CloseAsync(WebSocket socket, LiveClose reason)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)reason, reason.ToString(), patience.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }
}
