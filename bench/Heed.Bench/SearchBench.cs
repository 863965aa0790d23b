using System.Diagnostics;
using System.Globalization;
using Heed.Server.Load;

namespace Heed.Bench;

/// <summary>
/// Search over HTTP in a million conversations of five messages each (or as many as <c>--conversations</c> says), on SQLite or, with <c>--postgres</c>, on a server that is
/// given; lists and counts at that size beside it. Queries differ, so that none is answered from the one before.
/// </summary>
internal static class SearchBench
{
    private const int Times = 60, Warm = 10;

    public static async Task RunAsync(Report report, string? postgres, int conversations)
    {
        await using var server = await BenchServer.CreateAsync(postgres);
        var messages = conversations * SearchFill.Each;
        var engine = string.Create(CultureInfo.InvariantCulture, $"{(postgres is null ? "SQLite" : "PostgreSQL")}, {messages:N0} messages");
        var conversation = await HttpBench.CreateAsync(server);
        await server.StopAsync();
        var began = Stopwatch.GetTimestamp();
        await SearchFill.RunAsync(server, conversation, conversations);
        Console.Error.WriteLine($"  filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        await server.StartAsync();
        foreach (var (what, path) in Queries(messages)) report.Add($"{engine}: {what}", await TimeAsync(server, path), p95: 50);
        var list = "/api/v1/w/1/conversations";
        foreach (var tier in new[] { "waiting", "all", "resolved" }) report.Add($"{engine}: list {conversations:N0} conversations, {tier}", await TimeAsync(server, _ => $"{list}?tier={tier}&limit=50"), p95: 20);
        report.Add($"{engine}: counts of the views, {SearchFill.Open} open", await TimeAsync(server, _ => $"{list}/counts"));
        report.Memory(engine, await server.MiBAsync());
    }

    private static IEnumerable<(string What, Func<int, string> Path)> Queries(int messages)
    {
        static string Find(string query, string more = "&kind=messages") => $"/api/v1/w/1/search?query={Uri.EscapeDataString(query)}&limit=30{more}";
        yield return ("rare word (one message in 100,000)", i => Find(SearchTexts.RareWords[i % 20]));
        yield return ("two rare Chinese characters", i => Find(SearchTexts.RarePairs[i % 20]));
        yield return ("common word (every twentieth message), counted to 999+", _ => Find(SearchTexts.CommonWord));
        yield return ("two common Chinese characters", _ => Find(SearchTexts.CommonPair));
        yield return ("one Chinese character", i => Find("您请我订什发收还物信"[i % 10].ToString()));
        yield return ("common word, by relevance", _ => Find(SearchTexts.CommonWord, "&kind=messages&sort=relevance"));
        yield return ("common word, in everything (messages, files, subjects, customers)", _ => Find(SearchTexts.CommonWord, ""));
        yield return ("common word, second page", _ => Find(SearchTexts.CommonWord, "&kind=messages&after=" + After(messages)));
        yield return ("two common words", _ => Find("refund order"));
        yield return ("phrase in quotes", _ => Find("\"my order\""));
        yield return ("four Chinese characters", i => Find(new[] { "我的订单", "查一下谢", "洗衣机安", "不能用会" }[i % 4]));
        yield return ("order number, whole", i => Find($"ORD-2024-{(messages / 5 * 4) + (i * 13)}"));
        yield return ("no hit", i => Find("qqq" + SearchTexts.RareWords[i % 20]));
        yield return ("common word, open conversations only (1 in 50)", _ => Find(SearchTexts.CommonWord, "&kind=messages&status=open"));
        yield return ("common word, one customer", i => Find(SearchTexts.CommonWord, $"&kind=messages&customer=01c00000-0000-7{i + 100:x3}-8000-000000000{i + 100:x3}"));
        yield return ("common word without a common word", _ => Find("refund -order"));
    }

    /// <summary>A page's end a little below the newest document, as the first page gives it out.</summary>
    private static string After(int messages) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{{\"Doc\":{(1L << 40) + messages - 10_000},\"Skip\":0}}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static async Task<Percentiles?> TimeAsync(BenchServer server, Func<int, string> path)
    {
        var figures = new Figures();
        for (var i = 0; i < Times + Warm; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await server.Owner.CallAsync(HttpMethod.Get, path(i), null, CancellationToken.None);
            if (i >= Warm) figures.Add(Stopwatch.GetElapsedTime(began));
        }

        return figures.Read();
    }
}
