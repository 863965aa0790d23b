using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Modules.Tests.Webhooks;

/// <summary>Another company's server: a real HTTP endpoint that checks signatures as Standard Webhooks says, on its own, and answers as a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public string Url => _app.Urls.First() + "/in";

    /// <summary>The secret it was given.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Every call, in order of arrival.</summary>
    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>How it answers; 204 by itself.</summary>
    public Func<HttpContext, Call, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.MapPost("/in", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Always answers with this status.</summary>
    public void Say(int status, string body = "") => Answer = (context, _) =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var call = new Call(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body.ToArray());
        Calls.Enqueue(call);
        context.Response.StatusCode = 204;
        await Answer(context, call);
    }

    /// <summary>What arrived.</summary>
    internal sealed record Call(string Id, string Timestamp, string Signature, byte[] Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string Type => Json.GetProperty("type").GetString()!;

        public string Text => Encoding.UTF8.GetString(Body);

        /// <summary>Whether one of the signatures is by this secret.</summary>
        public bool IsBy(string secret)
        {
            var signed = Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.").Concat(Body).ToArray();
            var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed));
            return long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out _) && Signature.Split(' ').Contains(expected);
        }
    }
}
