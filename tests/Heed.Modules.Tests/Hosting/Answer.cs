using System.Net.Http.Headers;
using System.Text.Json;

namespace Heed.Modules.Tests;

/// <summary>An answer of the API: status, headers, and the body as JSON when it is.</summary>
public sealed record Answer(int Status, JsonElement Body, string Raw, byte[] Bytes, HttpResponseHeaders Headers, string? ContentType)
{
    /// <summary>A problem's stable code.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public Guid Id => Body.GetProperty("id").GetGuid();

    public long Version => Body.GetProperty("version").GetInt64();

    public string? ETag => Headers.TryGetValues("ETag", out var values) ? values.Single() : null;

    public long? Seq => Headers.TryGetValues("Heed-Seq", out var values) ? long.Parse(values.Single(), System.Globalization.CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<JsonElement> Items => [.. Body.GetProperty("items").EnumerateArray()];

    public JsonElement this[string name] => Body.GetProperty(name);

    public string Text(string name) => Body.GetProperty(name).GetString()!;

    /// <summary>Itself, when the status is the one expected; else fails with the whole answer.</summary>
    public Answer Expect(int status)
    {
        if (Status != status) Assert.Fail($"Expected {status}, got {Status}: {Raw}");
        return this;
    }

    /// <summary>Fails unless it is a problem of this status and code.</summary>
    public Answer ExpectProblem(int status, string code)
    {
        Expect(status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(code, Code);
        return this;
    }

    internal static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        var raw = System.Text.Encoding.UTF8.GetString(bytes);
        var body = type?.EndsWith("json", StringComparison.Ordinal) == true && type != "application/x-ndjson" && bytes.Length > 0 ? JsonDocument.Parse(bytes).RootElement : default;
        return new Answer((int)response.StatusCode, body, raw, bytes, response.Headers, type);
    }
}
