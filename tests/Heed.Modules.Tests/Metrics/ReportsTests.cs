using System.Text.Json;
using Heed.Kernel;
using Heed.Metrics.Public;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Metrics;

public sealed class ReportsTests
{
    [Theory, OnEveryEngine]
    public async Task Figures_lead_to_their_conversations_and_nobody_counts_what_they_may_not_see(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var owner = company.Owner;
        var other = await company.BrandAsync("Other shop");
        var (_, ours) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, theirs) = await company.WebInboxAsync("Theirs", other, new { autoAssign = false });
        var mia = await company.PersonAsync("supervisor");

        // Ours: answered after 40 and 200 seconds, the first one resolved, rated, and opened again.
        var (first, one) = await company.ContactAsync(ours, "One");
        host.Time.Advance(TimeSpan.FromSeconds(40));
        (await mia.ReplyAsync(one, "Hello.")).Expect(201);
        (await mia.PostAsync($"conversations/{one}/take")).Expect(200);
        (await mia.PostAsync($"conversations/{one}/resolve")).Expect(200);
        (await first.PutAsync("/widget/v1/rating", new { score = 5 })).Expect(200);
        var (_, two) = await company.ContactAsync(ours, "Two");
        host.Time.Advance(TimeSpan.FromSeconds(200));
        (await mia.ReplyAsync(two, "Hello.")).Expect(201);
        await first.SaysAsync("Once more.");
        // Theirs: answered after ten seconds by the owner.
        var (_, three) = await company.ContactAsync(theirs, "Three");
        host.Time.Advance(TimeSpan.FromSeconds(10));
        (await owner.ReplyAsync(three, "Hello.")).Expect(201);
        await MetricsTests.ReachedAsync(host, company.Workspace);

        var defined = (await owner.GetAsync("reports/metrics")).Expect(200);
        Assert.Equal(10, defined.Text("today").Length);
        Assert.Contains(defined["metrics"].EnumerateArray(), m => m.GetProperty("key").GetString() == "firstResponse" && m.GetProperty("texts").GetProperty("zh-CN").GetProperty("name").GetString() == "首次响应时间");

        var all = (await owner.GetAsync($"reports/summary?compare=true")).Expect(200);
        var response = all["figures"].GetProperty("firstResponse");
        Assert.Equal(3, response.GetProperty("count").GetInt32());
        Assert.InRange(response.GetProperty("value").GetDouble(), 83, 85);
        Assert.InRange(response.GetProperty("median").GetDouble(), 39, 42);
        Assert.InRange(response.GetProperty("p90").GetDouble(), 197, 206);
        Assert.Equal((3, 1), (Value(all, "created"), Value(all, "resolved")));
        Assert.Equal((1.0, 0.0, 1.0), (Value(all, "reopened"), Value(all, "firstContact"), Value(all, "csat")));
        Assert.Equal(100, Value(all, "csi"));
        Assert.InRange(Value(all, "serviceLevel"), 0.66, 0.67);
        Assert.Empty(all["before"].EnumerateObject());

        // A week, day by day; by agent and brand; as a file.
        var series = (await owner.GetAsync("reports/series?metrics=created")).Expect(200);
        Assert.Equal(14, series["days"].GetArrayLength());
        Assert.Equal(3, series["days"].EnumerateArray().Select(d => d.GetProperty("figures")).Sum(f => f.TryGetProperty("created", out var made) ? made.GetProperty("value").GetDouble() : 0));
        var table = (await owner.GetAsync($"reports/table?metrics=firstResponse,created&by=agent,brand")).Expect(200)["rows"].EnumerateArray().ToList();
        var mias = table.Single(r => r.GetProperty("parts")[0].GetProperty("name").GetString() == mia.Person!.Name);
        Assert.InRange(mias.GetProperty("figures").GetProperty("firstResponse").GetProperty("value").GetDouble(), 120, 123);
        Assert.Contains(table, r => r.GetProperty("parts")[0].GetProperty("key").ValueKind == JsonValueKind.Null && r.GetProperty("figures").TryGetProperty("created", out _));
        var csv = await owner.GetAsync($"reports/table.csv?metrics=firstResponse&by=agent&language=zh-CN");
        Assert.Contains(mia.Person!.Name, csv.Raw, StringComparison.Ordinal);
        Assert.Contains("首次响应时间 P90 (s)", csv.Raw, StringComparison.Ordinal);
        var week = (await owner.GetAsync($"reports/week?metrics=created")).Expect(200);
        Assert.Equal(3, week["hours"].EnumerateArray().Sum(h => h.GetProperty("figures").GetProperty("created").GetProperty("value").GetDouble()));

        // What has just been happening, five minutes by five minutes, from the facts themselves.
        using (var session = host.Get<IStore>().Read())
        {
            var now = host.Time.GetUtcNow();
            var slots = await host.Get<IMetrics>().RecentAsync(
                session, Scope.System(company.Workspace), ["created", "firstResponse"], now.AddHours(-1), now.AddSeconds(1), TimeSpan.FromMinutes(5), new MetricFilter(), CancellationToken.None);
            Assert.Equal(3, slots.Sum(s => s.Figures.TryGetValue("created", out var made) ? made.Count : 0));
            Assert.All(slots, s => Assert.InRange(s.From, now.AddHours(-1), now));
            Assert.Equal(slots.Count, slots.Select(s => (s.Queue, s.From)).Distinct().Count());
        }

        // Click through: the very conversations, longest first, page by page, hits apart from the others.
        var page = (await owner.GetAsync($"reports/conversations?metrics=firstResponse&largest=true&limit=2")).Expect(200);
        Assert.Equal([two, one], page.Items.Select(i => i.GetProperty("id").GetGuid()));
        Assert.Equal(3, page["all"].GetInt32());
        Assert.InRange(page.Items[0].GetProperty("value").GetDouble(), 200, 203);
        var rest = (await owner.GetAsync($"reports/conversations?metrics=firstResponse&largest=true&limit=2&after={page.Text("next")}")).Expect(200);
        Assert.Equal(three, Assert.Single(rest.Items).GetProperty("id").GetGuid());
        var late = (await owner.GetAsync($"reports/conversations?metrics=serviceLevel&hits=false")).Expect(200);
        Assert.Equal(two, Assert.Single(late.Items).GetProperty("id").GetGuid());

        // Their observer sees theirs alone, in sums and in lists; asking for another brand shows nothing.
        var observer = await company.PersonAsync("analyst", other);
        var seen = (await observer.GetAsync($"reports/summary")).Expect(200);
        Assert.Equal(1, Value(seen, "created"));
        Assert.InRange(Value(seen, "firstResponse"), 10, 12);
        Assert.False(seen["figures"].TryGetProperty("csat", out _));
        Assert.Equal(three, Assert.Single((await observer.GetAsync($"reports/conversations?metrics=created")).Items).GetProperty("id").GetGuid());
        Assert.Empty((await observer.GetAsync($"reports/summary?brand={company.Brand}")).Expect(200)["figures"].EnumerateObject());

        // Who reports but may read no conversation counts none; whoever does not report is refused.
        var editor = await company.PersonAsync("knowledgeEditor");
        Assert.Empty((await editor.GetAsync($"reports/summary")).Expect(200)["figures"].EnumerateObject());
        (await (await company.PersonAsync()).GetAsync("reports/summary")).ExpectProblem(403, "forbidden");
        // Who sees only what is theirs counts only that, from the facts themselves.
        var role = (await owner.PostAsync("roles", new { name = "Own figures", permissions = new[] { "conversations.read", "reports.read" }, visibility = "own" })).Expect(201).Id;
        (await owner.PatchAsync($"people/{mia.Person!.Id}", new { roles = new[] { new { roleId = role } } })).Expect(200);
        var own = (await mia.GetAsync("reports/summary")).Expect(200);
        Assert.Equal((2, 1), (Value(own, "created"), Value(own, "csat")));
        Assert.Equal([two, one], (await mia.GetAsync("reports/conversations?metrics=firstResponse")).Items.Select(i => i.GetProperty("id").GetGuid()));

        (await owner.GetAsync("reports/summary?from=2026-02-31")).ExpectProblem(400, "invalid");
        (await owner.GetAsync("reports/summary?metrics=nothing")).ExpectProblem(400, "invalid");
        (await owner.GetAsync("reports/table?by=7")).ExpectProblem(400, "invalid");
        (await owner.GetAsync("reports/summary?from=1990-01-01")).ExpectProblem(400, "invalid");
    }

    private static double Value(Answer answer, string metric) => answer["figures"].GetProperty(metric).GetProperty("value").GetDouble();
}
