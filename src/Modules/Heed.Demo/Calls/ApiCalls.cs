using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Heed.Demo.Calls;

/// <summary>Calls to the server's API on behalf of one person or visitor.</summary>
internal sealed class ApiCalls(HttpClient http, string root)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private string? _cookies;
    private (string Email, string Password)? _person;

    /// <summary>Bearer token of a visitor.</summary>
    public string? Token { get; set; }

    /// <summary>Language of a visitor's browser.</summary>
    public string? Language { get; set; }

    public static HttpClient Connect(Uri server) => new(new SocketsHttpHandler
    {
        // Cookies are carried by hand: their dates are those of the server's clock, which may be weeks behind.
        UseCookies = false,
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = 32,
    })
    { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    public Task<JsonElement> PostAsync(string path, object? body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, body, cancellationToken);

    public Task<JsonElement> PutAsync(string path, object body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Put, path, body, cancellationToken);

    public Task<JsonElement> PatchAsync(string path, object body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Patch, path, body, cancellationToken);

    public async Task SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, "/api/v1/session", new { email, password });
        using var response = await http.SendAsync(request, cancellationToken);
        await RequireAsync(response, cancellationToken);
        _person = (email, password);
        _cookies = string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    public Task<JsonElement> DeleteAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, path, null, cancellationToken);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, body);
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized && _person is { } person)
        {
            // Sessions end after some time; people sign in again.
            _person = null;
            await SignInAsync(person.Email, person.Password, cancellationToken);
            return await SendAsync(method, path, body, cancellationToken);
        }

        await RequireAsync(response, cancellationToken);
        return response.Content.Headers.ContentLength == 0 || response.StatusCode == System.Net.HttpStatusCode.NoContent
            ? default
            : await response.Content.ReadFromJsonAsync<JsonElement>(Json, cancellationToken);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, object? body)
    {
        var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : root + path);
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Json);
        if (Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        else request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        if (Language is not null) request.Headers.AcceptLanguage.ParseAdd(Language);
        if (_cookies is not null) request.Headers.Add("Cookie", _cookies);
        return request;
    }

    private static async Task RequireAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode) return;
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        throw new CallRefusedException((int)response.StatusCode, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.PathAndQuery}: {(int)response.StatusCode} {body}");
    }
}

/// <summary>The server refused a call of the sample company.</summary>
internal sealed class CallRefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
