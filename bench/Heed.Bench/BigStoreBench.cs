using System.Diagnostics;
using System.Net.WebSockets;
using Heed.Server.Load;
using Microsoft.Data.Sqlite;

namespace Heed.Bench;

/// <summary>A thread of 5,000 messages, an inbox of 1,000,000 conversations with a message each, memory and start with them.</summary>
internal static class BigStoreBench
{
    private const int Conversations = 1_000_000, Open = 20_000, Thread = 5000, Customers = 50_000, Times = 200;

    public static async Task RunAsync(Report report)
    {
        await using var server = await BenchServer.CreateAsync();
        var conversation = await HttpBench.CreateAsync(server);
        await server.StopAsync();
        await FillAsync(server.DatabaseFile, conversation);
        await server.StartAsync();
        report.Add("start to ready, 1,000,000 messages", server.ReadyAfter.TotalMilliseconds, "ms", "< 3000", server.ReadyAfter.TotalMilliseconds < 3000);
        var inbox = "/api/v1/w/1/conversations";
        report.Add($"open a thread of {Thread} (conversation + newest 50)", await TimeAsync(server, $"{inbox}/{conversation}", $"{inbox}/{conversation}/messages?limit=50"), p95: 150);
        report.Add($"a page in the middle of a thread of {Thread}", await TimeAsync(server, $"{inbox}/{conversation}/messages?before=2500&limit=200"));
        report.Add($"list {Conversations} conversations: waiting, oldest first", await TimeAsync(server, $"{inbox}?tier=waiting&limit=50"), p95: 20);
        report.Add($"list {Conversations} conversations: all, newest first", await TimeAsync(server, $"{inbox}?tier=all&limit=50"), p95: 20);
        report.Add($"list {Conversations} conversations: resolved", await TimeAsync(server, $"{inbox}?tier=resolved&limit=50"), p95: 20);
        report.Add($"counts of all views, {Open} open of {Conversations}", await TimeAsync(server, $"{inbox}/counts"));
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < 50; i++) sockets.Add(await server.Owner.SocketAsync("/api/v1/w/1/live", CancellationToken.None));
        await Task.Delay(2000);
        report.Memory("1,000,000 messages, 50 agents' sockets", await server.MiBAsync(), most: 200);
        foreach (var socket in sockets) socket.Dispose();
    }

    private static async Task<Percentiles?> TimeAsync(BenchServer server, params string[] paths)
    {
        var figures = new Figures();
        for (var i = 0; i < Times + 30; i++)
        {
            var began = Stopwatch.GetTimestamp();
            foreach (var path in paths) await server.Owner.CallAsync(HttpMethod.Get, path, null, CancellationToken.None);
            if (i >= 30) figures.Add(Stopwatch.GetElapsedTime(began));
        }

        return figures.Read();
    }

    /// <summary>Rows are written past the server, from the one real conversation: this is the only place where that is right.</summary>
    private static async Task FillAsync(string file, Guid conversation)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        var copies = new RowCopies(connection);
        await copies.RunAsync("pragma synchronous=off; pragma cache_size=-400000; begin");
        var thread = Hex(conversation);
        await copies.InsertAsync("customers_customers", Customers, new() { ["id"] = RowCopies.Id("c"), ["number"] = "i + 10" });
        await copies.InsertAsync("conversations_messages", Thread, new() { ["position"] = "i + 10", ["id"] = RowCopies.Id("d") }, $"conversation = {thread}");
        await copies.RunAsync($"update conversations_conversations set message_count = {Thread + 10} where id = {thread}");
        await copies.InsertAsync("conversations_conversations", Conversations, new()
        {
            ["id"] = RowCopies.Id("e"),
            ["number"] = "i + 10",
            ["customer"] = RowCopies.Id("c", $"(i % {Customers}) + 1"),
            ["category"] = $"case when i > {Conversations - Open} then 0 else 2 end",
            ["tier"] = $"case when i > {Conversations - Open} then i % 2 else 2 end",
            ["rank_at"] = "rank_at - (1000000 - i) * 3000000",
            ["created_at"] = "created_at - (1000000 - i) * 3000000",
            ["message_count"] = "1",
        });
        await copies.InsertAsync("conversations_messages", Conversations, new() { ["conversation"] = RowCopies.Id("e"), ["position"] = "1", ["id"] = RowCopies.Id("f") }, $"conversation = {thread} and position = 1");
        await copies.RunAsync("update platform_counters set value = 2000000 where name = 'conversation'; commit; pragma wal_checkpoint(truncate); pragma optimize");
    }

    private static string Hex(Guid id) => $"x'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'";
}
