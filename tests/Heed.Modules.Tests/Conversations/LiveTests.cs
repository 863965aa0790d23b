using System.Globalization;
using System.Text.Json;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Ledger;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Conversations;

/// <summary>The agents' live stream: resuming, resetting, entering and leaving, what is never stored.</summary>
public sealed class LiveTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_stream_resumes_over_a_restart_without_gap_or_double(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey, "one");
        string cursor;
        await using (var live = await company.Owner.LiveAsync())
        {
            await live.NextAsync("ready");
            await company.Owner.ReplyAsync(id, "two");
            var seen = await live.NextAsync(f => Words(f) == "two");
            cursor = "1." + seen.GetProperty("seq").GetInt64().ToString(CultureInfo.InvariantCulture);
        }

        await company.Owner.ReplyAsync(id, "three");
        await host.RestartAsync();
        var again = await host.SignInAsync(company.Workspace, company.Owner.Person);
        await again.ReplyAsync(id, "four");
        await using var resumed = await again.LiveAsync(cursor);
        Assert.Equal(cursor, (await resumed.NextAsync("ready")).GetProperty("cursor").GetString());
        await resumed.NextAsync(f => Words(f) == "four");
        Assert.Equal(["three", "four"], resumed.Frames.Select(Words).OfType<string>());
        var previous = long.Parse(cursor[2..], CultureInfo.InvariantCulture);
        foreach (var frame in resumed.Frames.Where(f => f.TryGetProperty("seq", out _)))
        {
            Assert.Equal(previous, frame.GetProperty("prev").GetInt64());
            previous = frame.GetProperty("seq").GetInt64();
        }
    }

    [Theory]
    [OnEveryEngine("7.1", "epoch")]
    [OnEveryEngine("1.999999", "epoch")]
    [OnEveryEngine("1.0", "floor")]
    public async Task A_cursor_of_another_life_or_below_the_floor_is_told_to_read_afresh(TestEngine engine, string cursor, string reason)
    {
        var company = await hosts.CompanyAsync(engine);
        await company.Host.Get<IStore>().WriteAsync(
            Scope.System(company.Workspace), unit => unit.Execute($"update platform_ledger_heads set floor = {3L} where workspace = {company.Workspace}"), CancellationToken.None);
        await using var live = await company.Owner.LiveAsync(cursor);
        var reset = await live.NextAsync("reset");
        Assert.Equal(reason, reset.GetProperty("reason").GetString());
        var (head, _) = await company.Host.Get<LedgerBook>().HeadAsync(company.Workspace, CancellationToken.None);
        Assert.True(Cursor.TryParse(reset.GetProperty("cursor").GetString(), out var place));
        Assert.Equal(head.Epoch, place.Epoch);
        // Coming online is an event too, so the head may have moved on since.
        Assert.InRange(place.Seq, 4, head.Seq);
    }

    [Theory, OnEveryEngine]
    public async Task Access_that_begins_and_ends_is_told_as_enter_and_leave(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync("agent");
        var team = await company.TeamAsync("Elsewhere");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false, teamId = team });
        var (_, id) = await company.ContactAsync(siteKey, "for others");
        await using var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        (await company.Owner.PostAsync($"conversations/{id}/assign", new { assigneeId = agent.Id, teamId = team })).Expect(200);
        Assert.Equal(id, (await live.NextAsync("enter")).GetProperty("id").GetGuid());
        (await company.Owner.PostAsync($"conversations/{id}/assign", new { assigneeId = (Guid?)null, teamId = team })).Expect(200);
        var leave = await live.NextAsync("leave");
        Assert.Equal((id, JsonValueKind.Null), (leave.GetProperty("id").GetGuid(), leave.GetProperty("data").ValueKind));
        Assert.DoesNotContain("for others", live.Frames.Where(f => f.GetRawText().Contains("\"leave\"", StringComparison.Ordinal)).Select(f => f.GetRawText()));
        (await agent.GetAsync($"conversations/{id}")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task Whoever_is_deactivated_loses_the_stream_at_once(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync("agent");
        await using var live = await agent.LiveAsync();
        await live.NextAsync("ready");
        (await company.Owner.PatchAsync($"people/{agent.Id}", new { active = false })).Expect(200);
        Assert.Contains(await live.ClosedAsync(), new[] { 4401, 4403 });
    }

    [Theory, OnEveryEngine]
    public async Task Typing_and_viewing_reach_colleagues_who_may_see_and_nobody_else(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (typist, colleague, outsider) = (await company.PersonAsync("supervisor"), await company.PersonAsync("supervisor"), await company.PersonAsync("analyst", await company.BrandAsync("Other")));
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        await using var a = await typist.LiveAsync();
        await using var b = await colleague.LiveAsync();
        await using var c = await outsider.LiveAsync();
        foreach (var live in new[] { a, b, c }) await live.NextAsync("ready");

        await a.SendAsync(new { type = "viewing", conversationId = id });
        var viewing = await b.NextAsync("viewing");
        Assert.Equal(typist.Id, viewing.GetProperty("people")[0].GetProperty("id").GetGuid());
        await a.SendAsync(new { type = "typing", conversationId = id, on = true });
        Assert.Equal(typist.Id, (await b.NextAsync("typing")).GetProperty("actor").GetProperty("id").GetGuid());

        // The outsider's next frame is something it may see: nothing of the above came before it.
        (await company.Owner.PostAsync("labels", new { name = "Signal", color = "#112233" })).Expect(201);
        await c.NextOfAsync("label");
        Assert.DoesNotContain(c.Frames, f => f.GetProperty("type").GetString() is "typing" or "viewing");
    }

    [Theory, OnEveryEngine]
    public async Task A_draft_and_a_reading_position_go_to_the_same_person_only(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var other = await company.PersonAsync("supervisor");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        await using var mine = await company.Owner.LiveAsync();
        await using var theirs = await other.LiveAsync();
        await mine.NextAsync("ready");
        await theirs.NextAsync("ready");
        (await company.Owner.PutAsync($"conversations/{id}/draft", new { text = "half a thought", note = false })).Expect(200);
        (await company.Owner.PutAsync($"conversations/{id}/seen", new { position = 1 })).Expect(204);
        Assert.Equal("half a thought", (await mine.NextOfAsync("draft")).GetProperty("data").GetProperty("text").GetString());
        Assert.Equal(1, (await mine.NextOfAsync("seen")).GetProperty("data").GetProperty("position").GetInt32());

        (await company.Owner.PostAsync("labels", new { name = "Signal", color = "#112233" })).Expect(201);
        await theirs.NextOfAsync("label");
        Assert.DoesNotContain(theirs.Frames, f => f.GetRawText().Contains("half a thought", StringComparison.Ordinal) || (f.TryGetProperty("kind", out var k) && k.GetString() is "draft" or "seen"));
    }

    [Theory, OnEveryEngine]
    public async Task The_long_poll_gives_the_same_frames(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var start = (await company.Owner.GetAsync("events?wait=0")).Expect(200).Text("cursor");
        (await company.Owner.PostAsync("labels", new { name = "Polled", color = "#112233" })).Expect(201);
        var polled = (await company.Owner.GetAsync($"events?after={start}&wait=5")).Expect(200);
        // The workspace's first queue may come into being at the same moment.
        Assert.Contains(polled["frames"].EnumerateArray(), f => f.GetProperty("event").GetString() == "label.created");
        Assert.NotEqual(start, polled.Text("cursor"));
    }

    [Theory, OnEveryEngine]
    public async Task Garbage_closes_the_socket_and_leaves_the_server_well(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        foreach (var garbage in new object[] { new[] { 1, 2 }, new { no = "type" }, new { type = "viewing", conversationId = 5 }, new { type = "typing" } })
        {
            await using var live = await company.Owner.LiveAsync();
            await live.NextAsync("ready");
            await live.SendAsync(garbage);
            Assert.Equal(4400, await live.ClosedAsync());
        }

        await using var unknown = await company.Owner.LiveAsync();
        await unknown.NextAsync("ready");
        await unknown.SendAsync(new { type = "frobnicate" });
        (await company.Owner.PostAsync("labels", new { name = "Well", color = "#112233" })).Expect(201);
        await unknown.NextOfAsync("label");
    }

    private static string? Words(JsonElement frame) =>
        frame.TryGetProperty("kind", out var kind) && kind.GetString() == "message" && frame.GetProperty("data") is { ValueKind: JsonValueKind.Object } data && data.GetProperty("authorKind").GetString() != "system"
            ? data.GetProperty("text").GetString()
            : null;
}
