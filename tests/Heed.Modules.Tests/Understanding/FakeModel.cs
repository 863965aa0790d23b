using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Modules.Tests.Understanding;

/// <summary>A language model's server: the chat completions and embeddings protocols over real HTTP, answering as a test wants.</summary>
internal sealed class FakeModel : IAsyncDisposable
{
    public const string Key = "sk-test-key";

    private readonly WebApplication _app;

    private FakeModel(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/v1";

    /// <summary>Bodies of all requests that carried the right key.</summary>
    public ConcurrentQueue<JsonElement> Asked { get; } = new();

    /// <summary>What it says to a request.</summary>
    public Func<JsonElement, string> Says { get; set; } = _ => "ready";

    /// <summary>Answers in another way than the protocol; null to speak it.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>Texts of every call for their meaning that carried the right key.</summary>
    public ConcurrentQueue<IReadOnlyList<string>> Read { get; } = new();

    /// <summary>What a text means to it.</summary>
    public Func<string, float[]> Means { get; set; } = _ => [1, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Answers calls for meaning in another way than the protocol; null to speak it.</summary>
    public Func<HttpContext, IReadOnlyList<string>, Task>? MeansInstead { get; set; }

    /// <summary>Tokens it counts for a call.</summary>
    public (int In, int Out) Usage { get; set; } = (40, 10);

    public static async Task<FakeModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var model = new FakeModel(app);
        app.MapPost("/v1/chat/completions", model.AnswerAsync);
        app.MapPost("/v1/embeddings", model.ReadAsync);
        await app.StartAsync();
        return model;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    /// <summary>All words of a request that left Heed.</summary>
    public static string WordsOf(JsonElement request) =>
        string.Join('\n', request.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString()));

    /// <summary>Rows of an answer as the protocol has them, the last one first: their order is told by their index.</summary>
    public static Task WriteVectorsAsync(HttpContext context, IReadOnlyList<float[]> vectors, int tokens) => WriteAsync(context, new
    {
        @object = "list",
        data = vectors.Select((v, i) => new { @object = "embedding", index = i, embedding = v }).Reverse(),
        model = "reader",
        usage = new { prompt_tokens = tokens, total_tokens = tokens },
    });

    private async Task ReadAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != "Bearer " + Key)
        {
            context.Response.StatusCode = 401;
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        List<string> texts = [.. body.RootElement.GetProperty("input").EnumerateArray().Select(t => t.GetString()!)];
        Read.Enqueue(texts);
        await (MeansInstead?.Invoke(context, texts) ?? WriteVectorsAsync(context, [.. texts.Select(Means)], 10 * texts.Count));
    }

    private static Task WriteAsync(HttpContext context, object answer)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(answer), Encoding.UTF8);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != "Bearer " + Key)
        {
            context.Response.StatusCode = 401;
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var request = body.RootElement.Clone();
        Asked.Enqueue(request);
        if (Instead is { } other)
        {
            await other(context);
            return;
        }

        var answer = new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = Says(request) }, finish_reason = "stop" } },
            usage = new { prompt_tokens = Usage.In, completion_tokens = Usage.Out, total_tokens = Usage.In + Usage.Out },
        };
        await WriteAsync(context, answer);
    }
}
