using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Heed.Modules.Tests.Engines;
using Npgsql;

namespace Heed.Trust;

/// <summary>
/// Kills the node that hands conversations out while it does so. The other one must have given every customer to the agent within 15 s: the lease of the
/// dead node runs out, its shard is taken over, and the places are read from the store.
/// </summary>
internal static class RoutingRounds
{
    private const int Customers = 5;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(15), Settle = TimeSpan.FromSeconds(12);

    internal static async Task<int> RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("heed-routing-").FullName;
        var server = await PostgresServer.StartAsync();
        try
        {
            await server.ExecuteAsync("create database routing");
            var postgres = server.ConnectionString("routing");
            await using var first = await HeedProcess.CreateAsync(folder, postgres);
            await using var second = first.Beside();
            await second.StartAsync();
            var times = new List<TimeSpan>();
            var late = 0;
            for (var round = 0; round < options.Rounds; round++)
            {
                await Task.Delay(Settle);
                var owner = await OwnerAsync(postgres);
                var (victim, survivor) = owner == first.Id ? (first, second) : (second, first);
                var took = await RoundAsync(victim, survivor, round);
                if (took is { } time) times.Add(time);
                else late++;
                await victim.StartAsync();
                Console.Error.Write('.');
            }

            Console.Error.WriteLine();
            var worst = times.Count == 0 ? "–" : times.Max().TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            var median = times.Count == 0 ? "–" : times.Order().ElementAt(times.Count / 2).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            Console.WriteLine($"{options.Rounds} kills in mid-assignment: all {Customers} customers with an agent after {median} s (median), {worst} s (worst); late {late}");
            return late == 0 && times.Count > 0 ? 0 : 1;
        }
        finally
        {
            await server.EndAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>How long it took from the kill until everybody had the agent; null when that was too long.</summary>
    private static async Task<TimeSpan?> RoundAsync(HeedProcess victim, HeedProcess survivor, int round)
    {
        var cookies = new System.Net.CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = survivor.Address, Timeout = TimeSpan.FromSeconds(20) };
        var origin = survivor.Address.GetLeftPart(UriPartial.Authority);
        http.DefaultRequestHeaders.Add("Origin", origin);
        var me = await MakeAsync(http, "/api/v1/session", new { email = HeedProcess.Email, password = HeedProcess.Password });
        var at = $"/api/v1/w/{me.GetProperty("workspaces")[0].GetProperty("id").GetInt32()}/";
        var brand = (await ReadAsync(http, at + "brands")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var inbox = (await MakeAsync(http, at + "inboxes", new { name = $"Round {round}", brandId = brand, channel = "web", autoAssign = true })).GetProperty("id").GetGuid();
        var site = (await ReadAsync(http, $"{at}inboxes/{inbox}/web")).GetProperty("siteKey").GetString()!;
        using var live = new ClientWebSocket();
        live.Options.Cookies = cookies;
        live.Options.SetRequestHeader("Origin", origin);
        await live.ConnectAsync(new UriBuilder(new Uri(survivor.Address, at + "live")) { Scheme = "ws" }.Uri, CancellationToken.None);
        await Task.Delay(1_000);

        var conversations = new List<Guid>();
        for (var i = 0; i < Customers; i++)
        {
            conversations.Add(await WriteAsync(survivor.Address, site, $"Customer {i}"));
            if (i == Customers / 2) await victim.KillAsync();
        }

        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Within)
        {
            var held = 0;
            foreach (var id in conversations) held += (await ReadAsync(http, $"{at}conversations/{id}")).GetProperty("conversation").GetProperty("assigneeId").ValueKind == JsonValueKind.String ? 1 : 0;
            if (held == Customers) break;
            await Task.Delay(100);
        }

        var took = watch.Elapsed;
        foreach (var id in conversations) await MakeAsync(http, $"{at}conversations/{id}/resolve", new { });
        return took < Within ? took : null;
    }

    /// <summary>A visitor's first words; the conversation.</summary>
    private static async Task<Guid> WriteAsync(Uri address, string siteKey, string text)
    {
        using var visitor = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        visitor.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        var started = await MakeAsync(visitor, "/widget/v1/start", new { siteKey, language = "en" });
        visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", started.GetProperty("token").GetString());
        var said = await MakeAsync(visitor, "/widget/v1/messages", new { id = Guid.CreateVersion7(), text, fileIds = Array.Empty<Guid>() });
        return said.GetProperty("conversation").GetProperty("id").GetGuid();
    }

    /// <summary>The process that owns the shard of the only workspace; its number is part of the node's name.</summary>
    private static async Task<int> OwnerAsync(string postgres)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select s.node from platform_shards s join platform_ledger_heads h on s.shard = h.workspace % (select count(*) from platform_shards) order by h.workspace limit 1", connection);
        var name = (string)(await command.ExecuteScalarAsync())!;
        return int.Parse(name.Split('-')[^2], CultureInfo.InvariantCulture);
    }

    private static async Task<JsonElement> ReadAsync(HttpClient http, string path) => await http.GetFromJsonAsync<JsonElement>(path);

    private static async Task<JsonElement> MakeAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
