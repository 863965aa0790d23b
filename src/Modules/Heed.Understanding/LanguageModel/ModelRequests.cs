using System.Net.Http.Headers;
using Heed.Platform.Outbound;

namespace Heed.Understanding.LanguageModel;

/// <summary>Requests to a model's server.</summary>
internal static class ModelRequests
{
    /// <summary>Posts JSON to a path below the connection's address.</summary>
    public static async Task<OutboundReply> SendAsync(
        this OutboundHttp outbound, ModelConnection connection, string? key, string path, byte[] body, TimeSpan limit, int maxBody, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, connection.Address.TrimEnd('/') + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (key is { Length: > 0 }) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await outbound.SendAsync(request, limit, maxBody, cancellationToken);
    }
}
