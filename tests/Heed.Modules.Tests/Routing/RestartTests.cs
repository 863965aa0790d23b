using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Routing;

public sealed class RestartTests
{
    [Theory, OnEveryEngine]
    public async Task A_restart_keeps_every_place_and_asks_again_whoever_was_asked(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        await Waits.QueueAsync(company.Owner, new { acceptSeconds = 60 });
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        var waiting = new List<Guid>();
        for (var i = 0; i < 3; i++) waiting.Add((await company.ContactAsync(siteKey, $"Customer {i}")).Conversation);
        // The last one moves ahead: that place must outlive the restart too.
        (await company.Owner.PatchAsync($"conversations/{waiting[2]}", new { priority = "urgent" })).Expect(200);
        await Waits.UntilAsync(async () => (await PlacesAsync(company.Owner, waiting)).SequenceEqual([2, 3, 1]));
        var agent = await company.PersonAsync();
        var held = (await company.ContactAsync(siteKey, "Held")).Conversation;
        (await agent.PostAsync($"conversations/{held}/take")).Expect(200);
        var live = await agent.LiveAsync();
        await Waits.UntilAsync(async () => (await agent.GetAsync("routing/offers")).Items.Any(o => o.GetProperty("conversationId").GetGuid() == waiting[2]));
        await live.DisposeAsync();

        await host.RestartAsync();
        var owner = await host.SignInAsync(company.Workspace, company.Owner.Person);
        var again = await host.SignInAsync(company.Workspace, agent.Person);
        await Waits.UntilAsync(async () => (await PlacesAsync(owner, waiting)).SequenceEqual([2, 3, 1]));
        // Connected until half a minute has passed: asked again, of the same; what is held stays held.
        await using var here = await again.LiveAsync();
        await Waits.UntilAsync(async () => (await again.GetAsync("routing/offers")).Items.Any(o => o.GetProperty("conversationId").GetGuid() == waiting[2]));
        (await again.PostAsync($"routing/offers/{waiting[2]}/accept")).Expect(200);
        Assert.Equal([agent.Id, agent.Id], (await Waits.AssigneesAsync(owner, [held, waiting[2]])).OfType<Guid>());
        await Waits.UntilAsync(async () => (await PlacesAsync(owner, waiting)).SequenceEqual([1, 2, null]));
    }

    private static async Task<IReadOnlyList<int?>> PlacesAsync(Api viewer, IReadOnlyList<Guid> conversations)
    {
        var places = new List<int?>();
        foreach (var id in conversations)
        {
            var place = (await viewer.GetAsync($"conversations/{id}/routing")).Expect(200)["position"];
            places.Add(place.ValueKind == System.Text.Json.JsonValueKind.Number ? place.GetInt32() : null);
        }

        return places;
    }
}
