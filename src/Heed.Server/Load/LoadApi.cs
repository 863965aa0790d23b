using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Server.Load;

/// <summary>One caller of the server: a visitor with a token, a person with a cookie, or an API key.</summary>
internal sealed class LoadApi(HttpClient http, Uri server)
{
    private string? _cookies;

    /// <summary>Bearer token: a visitor's, or an API key.</summary>
    public string? Token { get; set; }

    public static HttpClient Connect(Uri server) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public async Task SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/v1/session", new { email, password }, cancellationToken);
        await JsonAsync(response, cancellationToken);
        _cookies = string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    /// <summary>The answer's JSON.</summary>
    /// <exception cref="HttpRequestException">The server refused; its words are in the message.</exception>
    public async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, body, cancellationToken);
        return await JsonAsync(response, cancellationToken);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: HeedJson.Options);
        if (Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        else request.Headers.Add("Origin", server.GetLeftPart(UriPartial.Authority));
        if (_cookies is not null) request.Headers.Add("Cookie", _cookies);
        return http.SendAsync(request, cancellationToken);
    }

    public async Task<ClientWebSocket> SocketAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", server.GetLeftPart(UriPartial.Authority));
        if (Token is not null) socket.Options.SetRequestHeader("Authorization", "Bearer " + Token);
        if (_cookies is not null) socket.Options.SetRequestHeader("Cookie", _cookies);
        var address = new UriBuilder(new Uri(server, path)) { Scheme = server.Scheme == "https" ? "wss" : "ws" };
        await socket.ConnectAsync(address.Uri, cancellationToken);
        return socket;
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var words = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpRequestException($"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.AbsolutePath}: {(int)response.StatusCode} {words}", null, response.StatusCode);
        }

        return response.StatusCode == HttpStatusCode.NoContent ? default : await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
