using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Mcp;

/// <summary>The Model Context Protocol at /mcp: both ways to begin, and whatever a client may get wrong.</summary>
public sealed class McpProtocolTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly string[] Reads = ["conversations.read", "customers.read", "knowledge.read", "reports.read"];

    [Theory, OnEveryEngine]
    public async Task A_client_with_a_handshake_and_one_without_are_both_served(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        using var newest = await McpClient.WithAsync(company, Reads);
        var discovered = await newest.ResultAsync("server/discover");
        Assert.Equal(McpClient.Newest, discovered.GetProperty("supportedVersions")[0].GetString());
        Assert.Equal(("complete", "private"), (discovered.GetProperty("resultType").GetString(), discovered.GetProperty("cacheScope").GetString()));
        Assert.Equal("heed", discovered.GetProperty("_meta").GetProperty("io.modelcontextprotocol/serverInfo").GetProperty("name").GetString());
        var tools = (await newest.ResultAsync("tools/list")).GetProperty("tools");
        Assert.Equal(["search_knowledge", "find_customers", "get_conversation", "report"], tools.EnumerateArray().Select(t => t.GetProperty("name").GetString()));
        foreach (var tool in tools.EnumerateArray())
        {
            Assert.True(tool.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean());
            Assert.Equal(("object", "object"), (tool.GetProperty("inputSchema").GetProperty("type").GetString(), tool.GetProperty("outputSchema").GetProperty("type").GetString()));
            Assert.False(tool.GetProperty("inputSchema").GetProperty("additionalProperties").GetBoolean());
        }

        Assert.Equal((404, -32601), await newest.ErrorAsync("ping"));
        Assert.Equal((404, -32601), await newest.ErrorAsync("resources/list"));

        using var older = newest.Speaking("2025-11-25");
        foreach (var (asked, agreed) in new[] { ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2024-11-05", "2025-11-25"), (McpClient.Newest, "2025-11-25") })
        {
            var hello = await older.ResultAsync("initialize", new { protocolVersion = asked, capabilities = new { }, clientInfo = new { name = "old", version = "1" } });
            Assert.Equal(agreed, hello.GetProperty("protocolVersion").GetString());
            Assert.Equal("Heed", hello.GetProperty("serverInfo").GetProperty("title").GetString());
        }

        Assert.Equal(202, (await older.SendAsync(JsonContent.Create(new { jsonrpc = "2.0", method = "notifications/initialized" }))).Status);
        Assert.Empty((await older.ResultAsync("ping")).EnumerateObject());
        Assert.Equal(4, (await older.ResultAsync("tools/list")).GetProperty("tools").GetArrayLength());
        Assert.Equal((200, -32601), await older.ErrorAsync("server/discover"));
        Assert.False((await older.ResultAsync("tools/call", new { name = "report" })).GetProperty("isError").GetBoolean());
    }

    [Theory, OnEveryEngine]
    public async Task Headers_that_tell_something_else_than_the_body_are_refused(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        using var client = await McpClient.WithAsync(company, Reads);
        async Task<(int, int)> AskAsync(object? meta, params (string Name, string Value)[] headers)
        {
            var (status, body) = await client.SendAsync(
                JsonContent.Create(new Dictionary<string, object?> { ["jsonrpc"] = "2.0", ["id"] = "a", ["method"] = "tools/call", ["params"] = new Dictionary<string, object?> { ["name"] = "report", ["_meta"] = meta } }),
                r => Array.ForEach(headers, h => r.Headers.TryAddWithoutValidation(h.Name, h.Value)));
            return (status, body.TryGetProperty("error", out var error) ? error.GetProperty("code").GetInt32() : 0);
        }

        var meta = McpClient.Meta(McpClient.Newest);
        var revision = ("MCP-Protocol-Version", McpClient.Newest);
        var method = ("Mcp-Method", "tools/call");
        Assert.Equal((200, 0), await AskAsync(meta, revision, method, ("Mcp-Name", "report")));
        Assert.Equal((200, 0), await AskAsync(meta, revision, method, ("Mcp-Name", "=?base64?cmVwb3J0?=")));
        Assert.Equal((400, -32020), await AskAsync(meta, method, ("Mcp-Name", "report")));
        Assert.Equal((400, -32020), await AskAsync(meta, ("MCP-Protocol-Version", "2025-11-25"), method, ("Mcp-Name", "report")));
        Assert.Equal((400, -32020), await AskAsync(meta, revision, ("Mcp-Name", "report")));
        Assert.Equal((400, -32020), await AskAsync(meta, revision, ("Mcp-Method", "tools/list"), ("Mcp-Name", "report")));
        Assert.Equal((400, -32020), await AskAsync(meta, revision, method));
        Assert.Equal((400, -32020), await AskAsync(meta, revision, method, ("Mcp-Name", "draft_reply")));
        Assert.Equal((400, -32020), await AskAsync(meta, revision, method, ("Mcp-Name", "=?base64?***?=")));
        Assert.Equal((400, -32602), await AskAsync(new { }, revision, method, ("Mcp-Name", "report")));
        Assert.Equal((400, -32602), await AskAsync(new Dictionary<string, object> { ["io.modelcontextprotocol/protocolVersion"] = McpClient.Newest }, revision, method, ("Mcp-Name", "report")));
        Assert.Equal((400, -32022), await AskAsync(McpClient.Meta("1900-01-01"), ("MCP-Protocol-Version", "1900-01-01"), method, ("Mcp-Name", "report")));
        Assert.Equal((400, -32022), await AskAsync(null, ("MCP-Protocol-Version", "2031-01-01")));
        Assert.Equal((200, 0), await AskAsync(null));
    }

    [Theory, OnEveryEngine]
    public async Task Whatever_is_no_message_is_refused_by_its_kind(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        using var client = await McpClient.WithAsync(company, Reads);
        const string Ping = "\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"";
        (string Body, int Status, int Code)[] bad =
        [
            ("", 400, -32700),
            ("{", 400, -32700),
            ("\u0000", 400, -32700),
            ($"{{{Ping},\"id\":2}}", 400, -32700),
            ($"{{{Ping},\"params\":{new string('[', 40)}{new string(']', 40)}}}", 400, -32700),
            ($"{{{Ping},\"params\":{{\"x\":\"{new string('x', 70_000)}\"}}}}", 400, -32700),
            ("null", 400, -32600),
            ($"[{{{Ping}}}]", 400, -32600),
            ("{\"id\":1,\"method\":\"ping\"}", 400, -32600),
            ("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", 400, -32600),
            ("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", 400, -32600),
            ("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}", 400, -32600),
            ("{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\",\"method\":\"ping\"}", 400, -32600),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}", 400, -32600),
            ("{\"jsonrpc\":\"2.0\",\"id\":1}", 400, -32600),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[1]}", 400, -32600),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\"}", 200, -32601),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"drop_tables\"}}", 200, -32602),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"report\",\"arguments\":\"days\"}}", 200, -32602),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}", 200, -32602),
        ];
        foreach (var (body, status, code) in bad)
        {
            var (answered, error) = await client.SendAsync(new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.True((status, code) == (answered, error.GetProperty("error").GetProperty("code").GetInt32()), $"{body[..Math.Min(80, body.Length)]}: {answered} {error}");
        }

        // What wants no answer gets none.
        foreach (var quiet in new[] { "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}", "{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{}}" })
        {
            Assert.Equal(202, (await client.SendAsync(new StringContent(quiet, Encoding.UTF8, "application/json"))).Status);
        }

        var ping = () => new StringContent($"{{{Ping}}}", Encoding.UTF8, "application/json");
        var plain = ping();
        plain.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        Assert.Equal(415, (await client.SendAsync(plain)).Status);
        Assert.Equal(405, (await client.SendAsync(null, method: HttpMethod.Get)).Status);
        Assert.Equal(405, (await client.SendAsync(null, method: HttpMethod.Delete)).Status);
        Assert.Equal(200, (await client.SendAsync(ping(), r => r.Headers.Add("Origin", company.Host.Address.GetLeftPart(UriPartial.Authority)))).Status);
        foreach (var origin in new[] { "https://evil.example", "null", "http://127.0.0.1:1" }) Assert.Equal(403, (await client.SendAsync(ping(), r => r.Headers.Add("Origin", origin))).Status);
    }

    [Theory, OnEveryEngine]
    public async Task Only_a_living_key_gets_an_answer_and_not_more_often_than_it_may(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var visitor = await company.VisitorAsync(siteKey);
        foreach (var wrong in new[] { null, "heed_00000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", visitor.Token })
        {
            using var stranger = new McpClient(company, wrong);
            Assert.Equal(401, (await stranger.RequestAsync("tools/list")).Status);
        }

        // The console's own cookie is no key.
        Assert.Equal(401, (await company.Owner.PostAsync("/mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list" })).Status);
        var made = (await company.Owner.PostAsync("api-keys", new { name = "k", roleId = company.Roles["readOnly"] })).Expect(201);
        using var client = new McpClient(company, made.Text("secret"));
        var answers = new List<(int Status, JsonElement Body)>();
        for (var i = 0; i < 10; i++) answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.RequestAsync("tools/list"))));
        // Two more a second are let in while the answers come, however long that takes here.
        Assert.InRange(answers.Count(a => a.Status == 200), 120, 299);
        Assert.All(answers, a => Assert.True(a.Status is 200 or 429, $"{a.Status}"));
        (await company.Owner.DeleteAsync($"api-keys/{made.Id}")).Expect(204);
        Assert.Equal(401, (await client.RequestAsync("tools/list")).Status);
    }
}
