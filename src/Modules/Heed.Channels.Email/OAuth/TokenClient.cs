using System.Globalization;
using Heed.Platform.Outbound;

namespace Heed.Channels.Email.OAuth;

/// <summary>Asks a provider's token endpoint (RFC 6749 §4.1.3, §6).</summary>
internal sealed class TokenClient(OutboundHttp http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const int MaxAnswer = 64 * 1024;

    public async Task<TokenAnswer> AskAsync(string url, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        if (http.Check(url) is { } refused) return new TokenAnswer(null, null, 0, refused, null);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Accept.ParseAdd("application/json");
        var reply = await http.SendAsync(request, Patience, MaxAnswer, cancellationToken);
        if (reply.Status is null) return new TokenAnswer(null, null, 0, reply.Error, null);
        try
        {
            using var answer = JsonDocument.Parse(reply.Body);
            var root = answer.RootElement;
            var (access, refresh, error, words) = (Text(root, "access_token"), Text(root, "refresh_token"), Text(root, "error"), Text(root, "error_description"));
            if (reply.Taken && access is not null) return new TokenAnswer(access, refresh, Seconds(root), null, null);
            return new TokenAnswer(null, null, 0, error ?? reply.Status.Value.ToString(CultureInfo.InvariantCulture), Mailboxes.MailText.Line(words, 300));
        }
        catch (JsonException)
        {
            return new TokenAnswer(null, null, 0, reply.Status.Value.ToString(CultureInfo.InvariantCulture), null);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 16_384 } text ? text : null;

    private static int Seconds(JsonElement root) => root.TryGetProperty("expires_in", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var seconds) ? Math.Clamp(seconds, 60, 86_400) : 3600;
}

/// <summary>What the endpoint said.</summary>
/// <param name="Access">The access token; null when it refused.</param>
/// <param name="Seconds">How long it is good.</param>
/// <param name="Error">Why it refused, such as <c>invalid_grant</c>.</param>
internal sealed record TokenAnswer(string? Access, string? Refresh, int Seconds, string? Error, string? Text);
