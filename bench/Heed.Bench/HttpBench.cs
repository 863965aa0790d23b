using System.Diagnostics;
using Heed.Kernel;
using Heed.Server.Load;

namespace Heed.Bench;

/// <summary>Create, reply and list over HTTP with 8 clients.</summary>
internal static class HttpBench
{
    private const int Clients = 8;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(6);

    public static async Task RunAsync(Report report)
    {
        await using var server = await BenchServer.CreateAsync();
        var conversations = new System.Collections.Concurrent.ConcurrentQueue<Guid>();
        // Once to warm up, once to count.
        for (var round = 0; round < 2; round++)
        {
            var (created, createdIn) = await ManyAsync(async () => conversations.Enqueue(await CreateAsync(server)));
            var (replied, repliedIn) = await ManyAsync(() => ReplyAsync(server, conversations));
            var (listed, listedIn) = await ManyAsync(() => server.Owner.CallAsync(HttpMethod.Get, "/api/v1/w/1/conversations?tier=all&limit=50", null, CancellationToken.None));
            if (round == 0) continue;
            report.Add($"create conversation + first message, {Clients} clients", created, "/s", "≥ 1850 (50 × 37)", created >= 1850);
            report.Add("create", createdIn);
            report.Add($"reply, {Clients} clients", replied, "/s");
            report.Add("reply", repliedIn);
            report.Add($"list 50 conversations, {Clients} clients", listed, "/s");
            report.Add("list", listedIn);
        }
    }

    private static async Task<(double PerSecond, Percentiles? Figures)> ManyAsync(Func<Task> act)
    {
        var figures = new Figures();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(began) < Each)
            {
                var one = Stopwatch.GetTimestamp();
                await act();
                figures.Add(Stopwatch.GetElapsedTime(one));
            }
        }));
        var read = figures.Read();
        return ((read?.Count ?? 0) / Stopwatch.GetElapsedTime(began).TotalSeconds, read);
    }

    /// <summary>A new visitor's first message: two requests, a customer, a conversation, a message.</summary>
    public static async Task<Guid> CreateAsync(BenchServer server)
    {
        var visitor = new LoadApi(server.Http, server.Address);
        var started = await visitor.CallAsync(HttpMethod.Post, "/widget/v1/start", new { siteKey = server.SiteKey, language = "en" }, CancellationToken.None);
        visitor.Token = started.GetProperty("token").GetString();
        var body = new { id = Ids.New(TimeProvider.System.GetUtcNow()), text = "Hello, where is my order?", fileIds = Array.Empty<Guid>() };
        var answer = await visitor.CallAsync(HttpMethod.Post, "/widget/v1/messages", body, CancellationToken.None);
        return answer.GetProperty("conversation").GetProperty("id").GetGuid();
    }

    private static async Task ReplyAsync(BenchServer server, System.Collections.Concurrent.ConcurrentQueue<Guid> conversations)
    {
        conversations.TryDequeue(out var conversation);
        conversations.Enqueue(conversation);
        var body = new { id = Ids.New(TimeProvider.System.GetUtcNow()), text = "It leaves our warehouse today.", note = false };
        await server.Owner.CallAsync(HttpMethod.Post, $"/api/v1/w/1/conversations/{conversation}/messages", body, CancellationToken.None);
    }
}
