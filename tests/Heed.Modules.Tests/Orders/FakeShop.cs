using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Modules.Tests.Orders;

/// <summary>A shop that speaks docs/integrate/orders.md on its own: it checks every signature, knows its orders, does an act once, and misbehaves when told to.</summary>
internal sealed class FakeShop : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _done = new();

    private FakeShop(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/heed";

    public string Secret { get; set; } = "";

    /// <summary>Its orders, by number.</summary>
    public ConcurrentDictionary<string, JsonObject> Orders { get; } = new();

    /// <summary>Every call: the word and its body.</summary>
    public ConcurrentQueue<(string Verb, JsonElement Body)> Calls { get; } = new();

    /// <summary>Acts it has really done.</summary>
    public ConcurrentQueue<(string Verb, JsonElement Body)> Acts { get; } = new();

    /// <summary>Calls whose signature was wrong.</summary>
    public int Forged { get; private set; }

    /// <summary>Answers in place of the shop; false lets the shop answer.</summary>
    public Func<HttpContext, string, Task<bool>>? Instead { get; set; }

    public static async Task<FakeShop> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var shop = new FakeShop(app);
        app.MapPost("/heed/{verb}", shop.TakeAsync);
        await app.StartAsync();
        return shop;
    }

    public static JsonObject Order(string number, string? buyer = null, string? email = null, string? phone = null, string stage = "shipped", long total = 12900) => new()
    {
        ["number"] = number,
        ["stage"] = stage,
        ["currency"] = "CNY",
        ["total"] = total,
        ["placedAt"] = "2026-11-01T08:00:00Z",
        ["buyer"] = new JsonObject { ["id"] = buyer, ["name"] = "王小明", ["email"] = email, ["phone"] = phone },
        ["lines"] = new JsonArray(new JsonObject { ["name"] = "Kettle", ["quantity"] = 1, ["price"] = total }),
        ["parcels"] = new JsonArray(new JsonObject
        {
            ["trackingNumber"] = "SF" + number,
            ["stage"] = "moving",
            ["carrier"] = "SF Express",
            ["steps"] = new JsonArray(new JsonObject { ["at"] = "2026-11-02T09:00:00Z", ["text"] = "Left Hangzhou", ["place"] = "Hangzhou" }),
        }),
    };

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer);
        var verb = (string)context.Request.RouteValues["verb"]!;
        if (!IsSigned(context.Request.Headers, buffer.ToArray()))
        {
            Forged++;
            context.Response.StatusCode = 401;
            return;
        }

        var body = JsonDocument.Parse(buffer.ToArray()).RootElement;
        Calls.Enqueue((verb, body));
        if (Instead is { } instead && await instead(context, verb)) return;
        await AnswerAsync(context, verb, body);
    }

    private async Task AnswerAsync(HttpContext context, string verb, JsonElement body)
    {
        object? answer = verb switch
        {
            "find" => new { orders = Orders.Values.Where(o => Fits(o, body)).Take(body.GetProperty("limit").GetInt32()) },
            "get" => new { order = Orders.GetValueOrDefault(body.GetProperty("number").GetString()!) },
            "logistics" => new { parcels = Orders.GetValueOrDefault(body.GetProperty("number").GetString()!)?["parcels"] },
            _ => Act(verb, body, context.Request.Headers["webhook-id"].ToString()),
        };
        await context.Response.WriteAsJsonAsync(answer);
    }

    private object Act(string verb, JsonElement body, string id) => new
    {
        reference = _done.GetOrAdd(id, _ =>
        {
            Acts.Enqueue((verb, body));
            return string.Create(CultureInfo.InvariantCulture, $"{verb}-{Acts.Count}");
        }),
    };

    private static bool Fits(JsonObject order, JsonElement query)
    {
        var buyer = order["buyer"]!;
        return Among("customerIds", (string?)buyer["id"]) || Among("emails", (string?)buyer["email"]) || Among("phones", (string?)buyer["phone"]);

        bool Among(string name, string? value) => value is not null && query.GetProperty(name).EnumerateArray().Any(v => v.GetString() == value);
    }

    private bool IsSigned(IHeaderDictionary headers, byte[] body)
    {
        if (Secret.Length == 0) return false;
        var signed = Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.").Concat(body).ToArray();
        return headers["webhook-signature"] == "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed));
    }
}
