using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Heed.Kernel;

namespace Heed.Demo.Calls;

/// <summary>A customer at the chat widget of one site.</summary>
internal sealed class Shopper(ApiCalls calls, string siteKey, string language)
{
    /// <summary>The server knows an anonymous browser again for 30 days.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(29);
    private DateTimeOffset _visited;
    private int _consent;
    private IReadOnlyDictionary<string, string>? _form;

    /// <summary>Opens or resumes the visit; with a secret the shop's server vouches for the person.</summary>
    public async Task StartAsync(ShopperIdentity? identity, string? secret, IReadOnlyDictionary<string, string> form, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var vouched = identity is not null && secret is not null ? Sign(identity, secret, now) : null;
        var earlier = vouched is null && now - _visited < Remembered ? calls.Token : null;
        (calls.Token, calls.Language) = (null, language);
        var page = new { url = "https://shop.yunqi.example/", title = "Yunqi", referrer = "" };
        var answer = await calls.PostAsync("/widget/v1/start", new { siteKey, token = earlier, identity = vouched, language, page }, cancellationToken);
        _visited = now;
        calls.Token = answer.GetProperty("token").GetString();
        var site = answer.GetProperty("site");
        _consent = site.GetProperty("privacy") is { ValueKind: JsonValueKind.Object } privacy && !privacy.GetProperty("given").GetBoolean() ? privacy.GetProperty("version").GetInt32() : 0;
        _form = site.GetProperty("preChat").ValueKind == JsonValueKind.Object ? form : null;
    }

    /// <summary>Sends a message; the conversation it is in, and how many messages that has.</summary>
    /// <param name="choice">Id of the button that was pressed to say it.</param>
    public async Task<(Guid Conversation, int Position)> SendAsync(string text, DateTimeOffset now, CancellationToken cancellationToken, string? choice = null)
    {
        var answer = await calls.PostAsync(
            "/widget/v1/messages",
            new { id = Ids.New(now), text, choice, fileIds = Array.Empty<Guid>(), preChat = _form, consentVersion = _consent == 0 ? (int?)null : _consent }, cancellationToken);
        (_consent, _form) = (0, null);
        return (answer.GetProperty("conversation").GetProperty("id").GetGuid(), answer.GetProperty("message").GetProperty("position").GetInt32());
    }

    public Task SeeAsync(int position, CancellationToken cancellationToken) => calls.PutAsync("/widget/v1/seen", new { position }, cancellationToken);

    public Task TypeAsync(bool on, CancellationToken cancellationToken) => calls.PostAsync("/widget/v1/typing", new { on }, cancellationToken);

    public Task RateAsync(int score, string comment, CancellationToken cancellationToken) =>
        calls.PutAsync("/widget/v1/rating", new { score, comment = comment.Length == 0 ? null : comment }, cancellationToken);

    /// <summary>What came after a position, and the conversation's state.</summary>
    public Task<JsonElement> NewsAsync(int after, CancellationToken cancellationToken) => calls.GetAsync($"/widget/v1/messages?after={after}", cancellationToken);

    // RFC 7519 with HS256, as a shop's server signs it (docs: identity).
    private string Sign(ShopperIdentity identity, string secret, DateTimeOffset now)
    {
        var claims = new { sub = identity.Id, name = identity.Name, email = identity.Email, aud = siteKey, iat = now.ToUnixTimeSeconds(), exp = now.AddHours(1).ToUnixTimeSeconds() };
        var signed = $"{Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = "HS256", typ = "JWT" }))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}

/// <summary>Who a signed-in customer is to the shop.</summary>
internal sealed record ShopperIdentity(string Id, string Name, string Email);
