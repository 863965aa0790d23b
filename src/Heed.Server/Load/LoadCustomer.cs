using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Heed.Kernel;

namespace Heed.Server.Load;

/// <summary>A customer at the widget: writes, keeps a live socket, sends again with the same id until it is acknowledged.</summary>
internal sealed class LoadCustomer(int number, LoadApi api, LoadPlan plan, string siteKey, LoadLedger ledger, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private Dictionary<string, string>? _form;
    private int? _consent;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var answer = await AgainAsync("/widget/v1/start", new { siteKey, language = "zh-CN", page = new { url = plan.Server.ToString(), title = "load", referrer = "" } }, null, cancellationToken)
            ?? throw new HttpRequestException("The widget could not be started: the server did not answer.");
        api.Token = answer.GetProperty("token").GetString();
        var site = answer.GetProperty("site");
        if (site.GetProperty("privacy") is { ValueKind: JsonValueKind.Object } privacy) _consent = privacy.GetProperty("version").GetInt32();
        if (site.GetProperty("preChat") is not { ValueKind: JsonValueKind.Object } form) return;
        _form = form.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("key").GetString()!).Where(k => k is "name" or "email" or "phone").ToDictionary(k => k, Answer);
    }

    /// <summary>Writes until the end of the run, at the pace of the plan.</summary>
    public async Task WriteAsync(CancellationToken ending)
    {
        var pause = plan.Rate > 0 ? TimeSpan.FromSeconds(plan.Customers / plan.Rate) : TimeSpan.Zero;
        // Spread over the first interval, so that not all write in the same instant.
        if (pause > TimeSpan.Zero) await Ended(Task.Delay(pause * number / plan.Customers, time, ending));
        for (var i = 0; !ending.IsCancellationRequested; i++)
        {
            var began = time.GetTimestamp();
            await SayAsync(i);
            var rest = pause - time.GetElapsedTime(began);
            if (rest > TimeSpan.Zero) await Ended(Task.Delay(rest, time, ending));
        }
    }

    /// <summary>Listens on the widget's socket until the end of the run.</summary>
    public async Task ListenAsync(CancellationToken ending)
    {
        try
        {
            using var socket = await api.SocketAsync("/widget/v1/live", ending);
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { type = "hello", token = api.Token, after = (string?)null }), WebSocketMessageType.Text, true, ending);
            await LoadFrames.ReadAsync(socket, Heard, ending);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or HttpRequestException)
        {
            // Messages are what is checked; a lost listener is only one measurement less.
        }
    }

    private void Heard(JsonElement frame)
    {
        if (frame.GetProperty("type").GetString() != "message") return;
        var message = frame.GetProperty("message");
        if (ledger.Messages.TryGetValue(message.GetProperty("id").GetGuid(), out var sent) && sent.Sender < 0) ledger.Widget.Add(Stopwatch.GetElapsedTime(sent.At));
    }

    private async Task SayAsync(int i)
    {
        var sent = ledger.Send(Ids.New(time.GetUtcNow()), number, i, plan.Texts[((number * 31) + i) % plan.Texts.Count]);
        var body = new { id = sent.Id, text = sent.Text, fileIds = Array.Empty<Guid>(), preChat = _form, consentVersion = _consent };
        if (await AgainAsync("/widget/v1/messages", body, sent, CancellationToken.None) is not { } answer) return;
        ledger.Acknowledged(sent, answer.GetProperty("conversation").GetProperty("id").GetGuid(), answer.GetProperty("message").GetProperty("position").GetInt32());
        (_form, _consent) = (null, null);
    }

    /// <summary>Sends until there is an answer: 429 and a server that is away are waited out. Null when patience ends.</summary>
    private async Task<JsonElement?> AgainAsync(string path, object body, Sent? sent, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < Patience)
        {
            var wait = TimeSpan.FromMilliseconds(200);
            try
            {
                var tried = Stopwatch.GetTimestamp();
                using var response = await api.SendAsync(HttpMethod.Post, path, body, cancellationToken);
                if (response.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    Interlocked.Increment(ref ledger.Throttled);
                    wait = response.Headers.RetryAfter?.Delta ?? wait;
                }
                else if ((int)response.StatusCode < 500)
                {
                    var answer = await LoadApi.JsonAsync(response, cancellationToken);
                    if (sent is not null) ledger.Ack.Add(Stopwatch.GetElapsedTime(tried));
                    return answer;
                }
                else
                {
                    Interlocked.Increment(ref ledger.Retries);
                }
            }
            catch (Exception error) when (error is HttpRequestException { StatusCode: null } or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                Interlocked.Increment(ref ledger.Retries);
            }

            await Task.Delay(wait, time, cancellationToken);
        }

        return null;
    }

    private string Answer(string key) => key switch
    {
        "email" => string.Create(CultureInfo.InvariantCulture, $"load{number}@mail.example"),
        "phone" => string.Create(CultureInfo.InvariantCulture, $"1380000{number:0000}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Load {number}"),
    };

    private static async Task Ended(Task delay) => await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
