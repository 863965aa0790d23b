using System.Buffers.Text;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heed.Modules.Tests.Web;

/// <summary>Steps of tests that play a web site, its owner's server and its visitors' browsers.</summary>
internal static class WidgetSteps
{
    /// <summary>Changes a site's settings.</summary>
    public static async Task<Answer> ChangeSiteAsync(this Api admin, Guid inbox, Action<JsonObject> change)
    {
        var site = JsonNode.Parse((await admin.GetAsync($"inboxes/{inbox}/web")).Expect(200).Raw)!.AsObject();
        change(site);
        return await admin.PutAsync($"inboxes/{inbox}/web", site);
    }

    public static async Task<string> SecretAsync(this Api admin, Guid inbox) => (await admin.PostAsync($"inboxes/{inbox}/web/identity-secret")).Expect(200).Text("secret");

    /// <summary>A JWT as the site owner's server would sign it.</summary>
    public static string Sign(string secret, object claims, string algorithm = "HS256")
    {
        var head = Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT" }));
        var body = Encode(JsonSerializer.SerializeToUtf8Bytes(claims));
        var bytes = Encoding.UTF8.GetBytes($"{head}.{body}");
        var signature = algorithm switch
        {
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes),
            "HS512" => HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), bytes),
            _ => [],
        };
        return $"{head}.{body}.{Encode(signature)}";
    }

    /// <summary>A good identity for the site, ending in an hour.</summary>
    public static string Identity(this HeedHost host, string secret, string siteKey, string subject, string name = "Ada Lovelace") =>
        Sign(secret, new { sub = subject, name, email = $"{subject}@shop.example", aud = siteKey, exp = host.Time.GetUtcNow().AddHours(1).ToUnixTimeSeconds() });

    public static Task<Answer> StartAsync(this HeedHost host, string siteKey, string? token = null, string? identity = null, string? origin = null) =>
        host.Anonymous().SendAsync(HttpMethod.Post, "/widget/v1/start", new { siteKey, token, identity, language = "en" }, request =>
        {
            if (origin is null) return;
            request.Headers.Remove("Origin");
            request.Headers.Add("Origin", origin);
        });

    /// <summary>A client with the visitor's token.</summary>
    public static Api Visitor(this HeedHost host, Answer started) => new(host.Address, null) { Token = started.Expect(200).Text("token") };

    public static Guid CustomerId(this Answer started) => started["customer"].GetProperty("id").GetGuid();

    /// <summary>The widget's socket, after its hello.</summary>
    public static async Task<LiveClient> HelloAsync(this HeedHost host, string? token, string? after = null)
    {
        var live = await host.WidgetSocketAsync();
        await live.SendAsync(new { type = "hello", token, after });
        return live;
    }

    public static async Task<LiveClient> WidgetSocketAsync(this HeedHost host, string? origin = null, string query = "")
    {
        var socket = new ClientWebSocket();
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(new Uri(host.Address, "/widget/v1/live")) { Scheme = "ws", Query = query }.Uri, CancellationToken.None);
        return new LiveClient(socket);
    }

    public static Task<JsonElement> MessageAsync(this LiveClient live, string text) =>
        live.NextAsync(f => f.TryGetProperty("message", out var m) && m.GetProperty("text").GetString() == text);

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
