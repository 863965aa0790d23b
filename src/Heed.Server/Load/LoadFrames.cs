using System.Net.WebSockets;
using System.Text.Json;

namespace Heed.Server.Load;

/// <summary>Reads a socket's JSON frames.</summary>
internal static class LoadFrames
{
    public static async Task ReadAsync(ClientWebSocket socket, Action<JsonElement> take, CancellationToken ending)
    {
        var buffer = new byte[1 << 16];
        using var whole = new MemoryStream();
        while (socket.State == WebSocketState.Open)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ending);
            if (part.MessageType == WebSocketMessageType.Close) return;
            whole.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage) continue;
            using (var json = JsonDocument.Parse(whole.GetBuffer().AsMemory(0, (int)whole.Length))) take(json.RootElement);
            whole.SetLength(0);
        }
    }
}
