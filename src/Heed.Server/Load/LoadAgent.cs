using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Heed.Kernel;

namespace Heed.Server.Load;

/// <summary>An agent with an open socket: measures when messages arrive, checks that none is skipped, answers its share.</summary>
internal sealed class LoadAgent(int number, LoadApi api, LoadPlan plan, LoadLedger ledger, TimeProvider time)
{
    private readonly Channel<Guid> _toAnswer = Channel.CreateUnbounded<Guid>();
    private readonly TaskCompletionSource _ready = new();
    private long _seen;
    private string? _cursor;
    private int _heard;

    /// <summary>Done when the socket is open.</summary>
    public Task Ready => _ready.Task;

    public async Task ListenAsync(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                using var socket = await api.SocketAsync($"/api/v1/w/{plan.Workspace}/live{(_cursor is null ? "" : "?after=" + _cursor)}", ending);
                await LoadFrames.ReadAsync(socket, Take, ending);
            }
            catch (Exception error) when (error is WebSocketException or OperationCanceledException)
            {
                // The server is away, or the run is over.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), time, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task AnswerAsync(CancellationToken ending)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var conversation = await _toAnswer.Reader.ReadAsync(ending);
                await ReplyAsync(conversation, i);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void Take(JsonElement frame)
    {
        var type = frame.GetProperty("type").GetString();
        if (type is "ready" or "reset")
        {
            if (type == "reset") Interlocked.Increment(ref ledger.Resets);
            _cursor = frame.GetProperty("cursor").GetString();
            _seen = 0;
            _ready.TrySetResult();
            return;
        }

        if (!frame.TryGetProperty("seq", out var seq)) return;
        if (_seen > 0 && frame.GetProperty("prev").GetInt64() != _seen) Interlocked.Increment(ref ledger.Gaps);
        _seen = seq.GetInt64();
        _cursor = $"{_cursor!.Split('.')[0]}.{_seen}";
        if (type == "change" && frame.GetProperty("kind").GetString() == "message") Message(frame);
    }

    private void Message(JsonElement frame)
    {
        if (frame.GetProperty("data") is not { ValueKind: JsonValueKind.Object } data || !ledger.Messages.TryGetValue(frame.GetProperty("id").GetGuid(), out var sent)) return;
        if (sent.Sender < 0) return;
        ledger.Socket.Add(Stopwatch.GetElapsedTime(sent.At));
        // Each customer has one agent who answers.
        if (plan.Reply > 0 && sent.Sender % plan.Agents == number && ++_heard % plan.Reply == 0) _toAnswer.Writer.TryWrite(data.GetProperty("conversationId").GetGuid());
    }

    private async Task ReplyAsync(Guid conversation, int i)
    {
        var sent = ledger.Send(Ids.New(time.GetUtcNow()), -1 - number, i, plan.Texts[i % plan.Texts.Count]);
        try
        {
            using var response = await api.SendAsync(HttpMethod.Post, $"/api/v1/w/{plan.Workspace}/conversations/{conversation}/messages", new { id = sent.Id, text = sent.Text, note = false }, CancellationToken.None);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Interlocked.Increment(ref ledger.Throttled);
                return;
            }

            var answer = await LoadApi.JsonAsync(response, CancellationToken.None);
            ledger.Reply.Add(Stopwatch.GetElapsedTime(sent.At));
            ledger.Acknowledged(sent, conversation, answer.GetProperty("position").GetInt32());
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
        {
            Interlocked.Increment(ref ledger.Retries);
        }
    }
}
