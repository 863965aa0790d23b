using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Heed.Kernel;

namespace Heed.Modules.Tests;

/// <summary>
/// A caller of the API: anonymous, a person with a cookie, an API key or a visitor's token. A path without a leading slash
/// is meant inside the workspace.
/// </summary>
public sealed class Api
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies = new();
    private readonly WorkspaceId? _workspace;

    public Api(Uri address, WorkspaceId? workspace, TestPerson? person = null)
    {
        Address = address;
        _workspace = workspace;
        Person = person!;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public Uri Address { get; }

    /// <summary>Who signed in; null for others.</summary>
    public TestPerson Person { get; }

    public Guid Id => Person.Id;

    /// <summary>Bearer token: an API key's secret or a visitor's token.</summary>
    public string? Token { get; set; }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, object? body = null, string? key = null) => SendAsync(HttpMethod.Post, path, body, r =>
    {
        if (key is not null) r.Headers.Add("Idempotency-Key", key);
    });

    public Task<Answer> PutAsync(string path, object? body = null, string? ifMatch = null) => SendAsync(HttpMethod.Put, path, body, r =>
    {
        if (ifMatch is not null) r.Headers.TryAddWithoutValidation("If-Match", ifMatch);
    });

    public Task<Answer> PatchAsync(string path, object body, string? ifMatch = null) => SendAsync(HttpMethod.Patch, path, body, r =>
    {
        if (ifMatch is not null) r.Headers.TryAddWithoutValidation("If-Match", ifMatch);
    });

    public Task<Answer> DeleteAsync(string path, object? body = null) => SendAsync(HttpMethod.Delete, path, body);

    /// <summary>Uploads one file as multipart form field <c>file</c>.</summary>
    public Task<Answer> UploadAsync(string path, string name, string contentType, byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(HttpMethod.Post, path, new MultipartFormDataContent { { file, "file", name } });
    }

    /// <summary>Sends anything; a body that is not <see cref="HttpContent"/> goes as JSON.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, Action<HttpRequestMessage>? adjust = null)
    {
        using var request = new HttpRequestMessage(method, Full(path));
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body, body.GetType(), options: Json);
        if (Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        else request.Headers.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        adjust?.Invoke(request);
        using var response = await _http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Opens the agents' live socket.</summary>
    public async Task<LiveClient> LiveAsync(string? after = null, string path = "live")
    {
        var socket = new ClientWebSocket();
        if (Token is not null) socket.Options.SetRequestHeader("Authorization", "Bearer " + Token);
        else socket.Options.Cookies = _cookies;
        socket.Options.SetRequestHeader("Origin", Address.GetLeftPart(UriPartial.Authority));
        var address = new UriBuilder(new Uri(Address, Full(path))) { Scheme = "ws", Query = after is null ? "" : "after=" + after };
        await socket.ConnectAsync(address.Uri, CancellationToken.None);
        return new LiveClient(socket);
    }

    private string Full(string path) => path.StartsWith('/') ? path : $"/api/v1/w/{_workspace?.Value}/{path}";
}
