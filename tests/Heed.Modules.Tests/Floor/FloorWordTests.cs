using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Floor;

public sealed class FloorWordTests
{
    [Theory, OnEveryEngine]
    public async Task A_line_reaches_whom_it_is_meant_for_until_it_is_read_or_over_and_who_is_called_in_says_yes_or_no(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var elsewhere = await company.BrandAsync("Elsewhere");
        var owner = company.Owner;
        var (here, away) = (await company.PersonAsync(), await company.PersonAsync());
        var lead = await company.PersonAsync("supervisor", elsewhere);
        var team = (await owner.PostAsync("teams", new { name = "Repairs", memberIds = new[] { here.Id } })).Expect(201)["id"].GetGuid();
        await using var live = await here.LiveAsync();
        await live.NextAsync("ready");

        // To one team: its members read it, live and afterwards; the author and other teams do not.
        (await here.PostAsync("floor/words", new { kind = "broadcast", text = "Hello" })).ExpectProblem(403, "forbidden");
        (await owner.PostAsync("floor/words", new { kind = "broadcast", text = " " })).ExpectProblem(400, "invalid");
        (await owner.PostAsync("floor/words", new { kind = "broadcast", text = "Hello", minutes = 10_000 })).ExpectProblem(400, "invalid");
        (await owner.PostAsync("floor/words", new { kind = "broadcast", text = "Hello", teamIds = new[] { Guid.CreateVersion7() } })).ExpectProblem(400, "invalid");
        var sent = (await owner.PostAsync("floor/words", new { kind = "broadcast", text = "The shop is down; say an hour.", teamIds = new[] { team }, minutes = 30 })).Expect(200);
        Assert.Equal([here.Id], sent["people"].EnumerateArray().Select(p => p.GetGuid()));
        var id = sent["word"].GetProperty("id").GetGuid();
        var frame = await live.NextOfAsync("floorWord");
        Assert.Equal("The shop is down; say an hour.", frame.GetProperty("data").GetProperty("text").GetString());
        Assert.Equal(id, Assert.Single((await here.GetAsync("floor/words/mine")).Items).GetProperty("id").GetGuid());
        foreach (var other in new[] { owner, away, lead }) Assert.Empty((await other.GetAsync("floor/words/mine")).Expect(200).Items);
        (await away.PostAsync($"floor/words/{id}/answer", new { reply = "read" })).ExpectProblem(404, "notFound");
        (await here.PostAsync($"floor/words/{id}/answer", new { reply = "accepted" })).ExpectProblem(400, "invalid");
        for (var again = 0; again < 2; again++) (await here.PostAsync($"floor/words/{id}/answer", new { reply = "read" })).Expect(204);
        Assert.Empty((await here.GetAsync("floor/words/mine")).Items);
        var report = Assert.Single((await owner.GetAsync("floor/words")).Expect(200).Items);
        Assert.Equal((1, 0), (report.GetProperty("read").GetInt32(), report.GetProperty("replies").GetArrayLength()));

        // To everybody: over after its time, gone when it is taken back. Who supervises another brand alone says nothing to these.
        (await owner.PostAsync("floor/words", new { kind = "broadcast", text = "Lunch is here", minutes = 5 })).Expect(200);
        Assert.Single((await away.GetAsync("floor/words/mine")).Items);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty((await away.GetAsync("floor/words/mine")).Items);
        var back = (await owner.PostAsync("floor/words", new { kind = "broadcast", text = "Never mind" })).Expect(200)["word"].GetProperty("id").GetGuid();
        (await lead.DeleteAsync($"floor/words/{back}")).ExpectProblem(404, "notFound");
        (await owner.DeleteAsync($"floor/words/{back}")).Expect(204);
        Assert.Empty((await away.GetAsync("floor/words/mine")).Items);
        Assert.Empty((await lead.GetAsync("floor/words")).Expect(200).Items);

        // Called in: whom it is asked of answers yes or no, once, and the supervisor reads who said what.
        (await owner.PostAsync("floor/words", new { kind = "callIn" })).ExpectProblem(400, "invalid");
        var call = (await owner.PostAsync("floor/words", new { kind = "callIn", personIds = new[] { here.Id, away.Id } })).Expect(200)["word"].GetProperty("id").GetGuid();
        // Whoever has closed the console hears of it too, by their own choice of ways; the author does not.
        Assert.Single((await away.GetAsync("notices")).Items, n => n.GetProperty("kind").GetString() == "calledIn" && n.GetProperty("actorId").GetGuid() == owner.Id);
        Assert.DoesNotContain((await owner.GetAsync("notices")).Items, n => n.GetProperty("kind").GetString() == "calledIn");
        (await away.PostAsync($"floor/words/{call}/answer", new { reply = "accepted" })).Expect(204);
        (await here.PostAsync($"floor/words/{call}/answer", new { reply = "declined" })).Expect(204);
        (await here.PostAsync($"floor/words/{call}/answer", new { reply = "accepted" })).Expect(204);
        var replies = (await owner.GetAsync("floor/words")).Items.Single(w => w.GetProperty("word").GetProperty("id").GetGuid() == call).GetProperty("replies").EnumerateArray()
            .ToDictionary(r => r.GetProperty("personId").GetGuid(), r => r.GetProperty("reply").GetString());
        Assert.Equal(("accepted", "declined"), (replies[away.Id], replies[here.Id]));
        var audit = (await owner.GetAsync("audit?limit=50")).Expect(200).Items.Select(a => a.GetProperty("action").GetString()).ToList();
        Assert.Equal((3, 1), (audit.Count(a => a == "floor.broadcast"), audit.Count(a => a == "floor.calledIn")));
    }
}
