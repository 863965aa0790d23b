using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Modules.Tests.Notices;

/// <summary>A push service with one browser behind it: decrypts what comes (RFC 8291) and checks who sent it (RFC 8292), on its own.</summary>
internal sealed class PushService : IAsyncDisposable
{
    private readonly ECDiffieHellman _browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _auth = RandomNumberGenerator.GetBytes(16);
    private readonly WebApplication _app;

    private PushService(WebApplication app) => _app = app;

    /// <summary>How it answers.</summary>
    public int Status { get; set; } = 201;

    public ConcurrentQueue<Push> Pushes { get; } = new();

    /// <summary>The service's own address.</summary>
    public string Origin => _app.Urls.First();

    /// <summary>What a browser gives to the page.</summary>
    public object Subscription(string device = "a") => new { endpoint = $"{Origin}/push/{device}", p256dh = Base64Url.EncodeToString(Own()), auth = Base64Url.EncodeToString(_auth) };

    public static async Task<PushService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new PushService(app);
        app.MapPost("/push/{device}", service.TakeAsync);
        await app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        _browser.Dispose();
    }

    private async Task TakeAsync(HttpContext context, string device)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        Pushes.Enqueue(new Push(
            device, headers.ContentEncoding.ToString(), headers.Authorization.ToString(), headers["TTL"].ToString(), headers["Urgency"].ToString(), (int)body.Length, Decrypt(body.ToArray())));
        context.Response.StatusCode = Status;
    }

    private byte[] Own()
    {
        var q = _browser.ExportParameters(false).Q;
        return [4, .. q.X!, .. q.Y!];
    }

    private JsonElement Decrypt(byte[] body)
    {
        var salt = body[..16];
        var size = BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(16));
        var sender = body[21..(21 + body[20])];
        var record = body[(21 + body[20])..];
        Assert.InRange(record.Length, 18, (int)size);
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = sender[1..33], Y = sender[33..] } });
        var bound = Hmac(Hmac(_auth, _browser.DeriveRawSecretAgreement(other.PublicKey)), [.. "WebPush: info\0"u8, .. Own(), .. sender, 1]);
        var mixed = Hmac(salt, bound);
        using var aes = new AesGcm(Hmac(mixed, [.. "Content-Encoding: aes128gcm\0"u8, 1])[..16], 16);
        var plain = new byte[record.Length - 16];
        aes.Decrypt(Hmac(mixed, [.. "Content-Encoding: nonce\0"u8, 1])[..12], record.AsSpan(0, plain.Length), record.AsSpan(plain.Length), plain);
        var text = Encoding.UTF8.GetString(plain).TrimEnd('\0');
        Assert.Equal('\u0002', text[^1]);
        return JsonElement.Parse(text[..^1]);
    }

    private static byte[] Hmac(byte[] key, byte[] data) => HMACSHA256.HashData(key, data);

    /// <summary>What arrived.</summary>
    internal sealed record Push(string Device, string Encoding, string Authorization, string Ttl, string Urgency, int Length, JsonElement Words)
    {
        /// <summary>The claims of the sender, once its signature by the key given to browsers holds.</summary>
        public JsonElement Claims(string publicKey)
        {
            Assert.StartsWith("vapid t=", Authorization, StringComparison.Ordinal);
            Assert.EndsWith(", k=" + publicKey, Authorization, StringComparison.Ordinal);
            var parts = Authorization["vapid t=".Length..Authorization.IndexOf(',', StringComparison.Ordinal)].Split('.');
            var point = Base64Url.DecodeFromChars(publicKey);
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
            Assert.True(key.VerifyData(System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
            Assert.Equal("ES256", JsonElement.Parse(Base64Url.DecodeFromChars(parts[0])).GetProperty("alg").GetString());
            return JsonElement.Parse(Base64Url.DecodeFromChars(parts[1]));
        }
    }
}
