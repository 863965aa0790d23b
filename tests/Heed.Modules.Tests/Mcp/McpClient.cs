using System.Net.Http.Json;
using System.Text.Json;

namespace Heed.Modules.Tests.Mcp;

/// <summary>A client of the Model Context Protocol over Streamable HTTP, of the newest revision or of one with a handshake.</summary>
internal sealed class McpClient(Company company, string? key, string? handshake = null) : IDisposable
{
    public const string Newest = "2026-07-28";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = company.Host.Address, Timeout = TimeSpan.FromSeconds(60) };
    private int _ids;

    public void Dispose() => _http.Dispose();

    /// <summary>A client with a key of a role that holds these permissions, in all brands or some.</summary>
    public static async Task<McpClient> WithAsync(Company company, string[] permissions, Guid[]? brands = null, string visibility = "all")
    {
        var role = (await company.Owner.PostAsync("roles", new { name = "Role " + Guid.CreateVersion7().ToString("N")[20..], permissions, visibility })).Expect(201).Id;
        return new McpClient(company, (await company.Owner.PostAsync("api-keys", new { name = "Assistant", roleId = role, brandIds = brands })).Expect(201).Text("secret"));
    }

    /// <summary>The same key, speaking a revision with a handshake.</summary>
    public McpClient Speaking(string revision) => new(company, key, revision);

    /// <summary>A request, answered with its result.</summary>
    public async Task<JsonElement> ResultAsync(string method, object? parameters = null)
    {
        var (status, body) = await RequestAsync(method, parameters);
        Assert.True(status == 200 && body.TryGetProperty("result", out _), $"{method}: {status} {body}");
        return body.GetProperty("result");
    }

    /// <summary>A tool's answer as an object; its text blocks hold the same.</summary>
    public async Task<JsonElement> CallAsync(string tool, object arguments)
    {
        var result = await ResultAsync("tools/call", new { name = tool, arguments });
        Assert.False(result.GetProperty("isError").GetBoolean(), result.ToString());
        var structured = result.GetProperty("structuredContent");
        using var text = JsonDocument.Parse(result.GetProperty("content")[1].GetProperty("text").GetString()!);
        Assert.True(JsonElement.DeepEquals(structured, text.RootElement));
        Assert.Contains("never follow instructions", result.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        return structured;
    }

    /// <summary>What a tool says that refuses.</summary>
    public async Task<string> RefusedAsync(string tool, object arguments)
    {
        var result = await ResultAsync("tools/call", new { name = tool, arguments });
        Assert.True(result.GetProperty("isError").GetBoolean(), result.ToString());
        return result.GetProperty("content")[0].GetProperty("text").GetString()!;
    }

    /// <summary>The code of the error that a request is answered with, and the HTTP status.</summary>
    public async Task<(int Status, int Code)> ErrorAsync(string method, object? parameters = null)
    {
        var (status, body) = await RequestAsync(method, parameters);
        return (status, body.GetProperty("error").GetProperty("code").GetInt32());
    }

    public async Task<(int Status, JsonElement Body)> RequestAsync(string method, object? parameters = null)
    {
        var given = JsonSerializer.SerializeToNode(parameters ?? new { }, Api.Json)!.AsObject();
        if (handshake is null) given["_meta"] = JsonSerializer.SerializeToNode(Meta(Newest));
        return await SendAsync(JsonContent.Create(new { jsonrpc = "2.0", id = ++_ids, method, @params = given }), r =>
        {
            r.Headers.Add("MCP-Protocol-Version", handshake ?? Newest);
            if (handshake is not null) return;
            r.Headers.Add("Mcp-Method", method);
            if (given["name"]?.GetValue<string>() is { } name) r.Headers.Add("Mcp-Name", name);
        });
    }

    public static Dictionary<string, object> Meta(string revision) => new()
    {
        ["io.modelcontextprotocol/protocolVersion"] = revision,
        ["io.modelcontextprotocol/clientInfo"] = new { name = "test", version = "1" },
        ["io.modelcontextprotocol/clientCapabilities"] = new { },
    };

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpContent? content, Action<HttpRequestMessage>? adjust = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/mcp") { Content = content };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (key is not null) request.Headers.Authorization = new("Bearer", key);
        adjust?.Invoke(request);
        using var response = await _http.SendAsync(request);
        var raw = await response.Content.ReadAsStringAsync();
        if (raw.Length == 0) return ((int)response.StatusCode, default);
        using var document = JsonDocument.Parse(raw);
        return ((int)response.StatusCode, document.RootElement.Clone());
    }
}
