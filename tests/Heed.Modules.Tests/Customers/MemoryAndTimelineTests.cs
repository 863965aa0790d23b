using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Modules.Tests.Customers;

public sealed class MemoryAndTimelineTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Taboos_stand_before_preferences(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var id = await company.CustomerAsync(new { name = "Ada" });
        (await company.Owner.PostAsync($"customers/{id}/memories", new { kind = "preference", text = "Likes short answers" })).Expect(201);
        var taboo = (await company.Owner.PostAsync($"customers/{id}/memories", new { kind = "taboo", text = "Never call by phone" })).Expect(201);
        var second = (await company.Owner.PostAsync($"customers/{id}/memories", new { kind = "preference", text = "Evening" })).Expect(201);
        Assert.Equal(company.Owner.Id, taboo["createdBy"].GetGuid());
        Assert.Equal(["Never call by phone", "Evening", "Likes short answers"], Texts(await company.Owner.CustomerAsync(id)));

        (await company.Owner.PatchAsync($"customers/{id}/memories/{second.Id}", new { kind = "taboo" })).Expect(200);
        (await company.Owner.DeleteAsync($"customers/{id}/memories/{taboo.Id}")).Expect(204);
        var customer = await company.Owner.CustomerAsync(id);
        Assert.Equal(["Evening", "Likes short answers"], Texts(customer));
        Assert.Equal(6, customer.Version);
        (await company.Owner.PatchAsync($"customers/{id}/memories/{taboo.Id}", new { text = "x" })).ExpectProblem(404, "notFound");
        (await company.Owner.PostAsync($"customers/{id}/memories", new { kind = "wish", text = "x" })).Expect(400);
        (await company.Owner.PostAsync($"customers/{id}/memories", new { kind = "taboo", text = " " })).Expect(400);
        (await company.Owner.PostAsync($"customers/{id}/memories", new { kind = "taboo", text = new string('x', 501) })).Expect(400);
    }

    [Theory, OnEveryEngine]
    public async Task Notes_tell_their_author_newest_first(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        var id = await company.CustomerAsync(new { name = "Ada" });
        var first = (await company.Owner.PostAsync($"customers/{id}/notes", new { text = "第一\n第二行" })).Expect(201);
        (await agent.PostAsync($"customers/{id}/notes", new { text = "Second" })).Expect(201);
        Assert.Equal(company.Owner.Person.Name, first["author"].GetProperty("name").GetString());
        var notes = await company.Owner.AllAsync($"customers/{id}/notes", 1);
        Assert.Equal(["Second", "第一\n第二行"], notes.Select(n => n.GetProperty("text").GetString()));
        Assert.Equal(agent.Person.Name, notes[0].GetProperty("author").GetProperty("name").GetString());
        Assert.Equal(1, (await company.Owner.CustomerAsync(id)).Version);
        (await company.Owner.DeleteAsync($"customers/{id}/notes/{first.Id}")).Expect(204);
        (await company.Owner.DeleteAsync($"customers/{id}/notes/{first.Id}")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task The_timeline_merges_all_sources_page_by_page(TestEngine engine)
    {
        var elsewhere = new ManyVisits();
        await using var host = await HeedHost.StartAsync(engine, b => b.Services.AddSingleton<ITimelineSource>(elsewhere));
        var company = await host.CreateWorkspaceAsync();
        var id = await company.CustomerAsync(new { name = "Ada" });
        elsewhere.Since = DateTimeOffset.Parse((await company.Owner.CustomerAsync(id)).Text("createdAt"), System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 4; i++) (await company.Owner.PostAsync($"customers/{id}/notes", new { text = $"Note {i}\nmore" })).Expect(201);
        var all = await company.Owner.AllAsync($"customers/{id}/timeline", 100);
        Assert.Equal(4 + ManyVisits.Count + 1, all.Count);
        Assert.Equal(all.Select(e => e.GetProperty("at").GetDateTimeOffset()).OrderDescending(), all.Select(e => e.GetProperty("at").GetDateTimeOffset()));
        Assert.Equal("Note 3", all.First(e => e.GetProperty("kind").GetString() == "note").GetProperty("title").GetString());
        var paged = await company.Owner.AllAsync($"customers/{id}/timeline", 2);
        Assert.Equal(all.Select(e => e.GetProperty("id").GetGuid()), paged.Select(e => e.GetProperty("id").GetGuid()));
    }

    private static IEnumerable<string?> Texts(Answer customer) => customer["memories"].EnumerateArray().Select(m => m.GetProperty("text").GetString());

    /// <summary>Another module's entries: seven of the same instant, which only their ids tell apart.</summary>
    private sealed class ManyVisits : ITimelineSource
    {
        public const int Count = 7;
        private readonly List<Guid> _ids = [.. Enumerable.Range(0, Count).Select(i => Ids.FromParts("visit", i.ToString(System.Globalization.CultureInfo.InvariantCulture)))];

        public DateTimeOffset Since { get; set; }

        public Task<IReadOnlyList<TimelineEntry>> ReadAsync(ReadSession session, Scope scope, Guid customer, TimelinePlace after, int limit, CancellationToken cancellationToken)
        {
            var at = Since.AddSeconds(-1);
            return Task.FromResult<IReadOnlyList<TimelineEntry>>(
                [.. _ids.OrderDescending().Where(id => at < after.At || (at == after.At && id.CompareTo(after.Id) < 0)).Take(limit).Select(id => new TimelineEntry(at, "visit", id, "", new { }))]);
        }
    }
}
