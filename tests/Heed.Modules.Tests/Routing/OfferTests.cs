using System.Text.Json;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Routing;

public sealed class OfferTests
{
    [Theory, OnEveryEngine]
    public async Task An_agent_is_asked_and_accepts_declines_or_lets_it_pass(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var first = await company.PersonAsync();
        var second = await company.PersonAsync();
        await using var firstLive = await first.LiveAsync();
        await firstLive.NextAsync("ready");
        await Waits.UntilAsync(async () => await Waits.StateOfAsync(company.Owner, first.Id) == "online");
        await Waits.QueueAsync(company.Owner, new { acceptSeconds = 60 });
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        var (_, conversation) = await company.ContactAsync(siteKey, "Where is my parcel?");

        var frame = (await firstLive.NextOfAsync("offer")).GetProperty("data");
        Assert.Equal(conversation, frame.GetProperty("conversationId").GetGuid());
        Assert.Equal("Where is my parcel?", frame.GetProperty("text").GetString());
        var offer = Assert.Single((await first.GetAsync("routing/offers")).Expect(200).Items);
        Assert.Equal("chat", offer.GetProperty("kind").GetString());
        Assert.Null((await company.Owner.ConversationAsync(conversation)).Assignee());
        // Nobody else is asked, and nobody else can accept.
        Assert.Empty((await second.GetAsync("routing/offers")).Expect(200).Items);
        (await second.PostAsync($"routing/offers/{conversation}/accept")).ExpectProblem(409, "offerOver");
        (await second.PostAsync($"routing/offers/{Guid.CreateVersion7()}/accept")).ExpectProblem(404, "notFound");

        // Declined: to the next, and not back to the one who said no.
        await using var secondLive = await second.LiveAsync();
        await secondLive.NextAsync("ready");
        (await first.PostAsync($"routing/offers/{conversation}/decline")).Expect(204);
        Assert.Equal(JsonValueKind.Null, (await firstLive.NextOfAsync("offer")).GetProperty("data").ValueKind);
        await Waits.UntilAsync(async () => (await second.GetAsync("routing/offers")).Items.Count == 1);
        (await first.PostAsync($"routing/offers/{conversation}/decline")).Expect(204);
        Assert.Single((await second.GetAsync("routing/offers")).Items);
        (await second.PostAsync($"routing/offers/{conversation}/accept")).Expect(200);
        (await second.PostAsync($"routing/offers/{conversation}/accept")).Expect(200);
        var taken = await company.Owner.ConversationAsync(conversation);
        Assert.Equal(second.Id, taken.Assignee());
        Assert.Equal("accepted", taken.GetProperty("assignReason").GetProperty("code").GetString());
        (await first.PostAsync($"routing/offers/{conversation}/accept")).ExpectProblem(409, "offerOver");

        // Let pass: away, told so, and the next is asked.
        await Waits.QueueAsync(company.Owner, new { acceptSeconds = 5 });
        var (_, missed) = await company.ContactAsync(siteKey, "Anybody there?");
        await Waits.UntilAsync(async () => (await first.GetAsync("routing/offers")).Items.Count == 1);
        host.Time.Advance(TimeSpan.FromSeconds(6));
        await Waits.UntilAsync(async () => (await first.GetAsync("notices")).Items.Any(n => n.GetProperty("kind").GetString() == "offerMissed"));
        Assert.Equal("away", await Waits.StateOfAsync(company.Owner, first.Id));
        await Waits.UntilAsync(async () => (await second.GetAsync("routing/offers")).Items.Count == 1);
        host.Time.Advance(TimeSpan.FromSeconds(6));
        await Waits.UntilAsync(async () => await Waits.StateOfAsync(company.Owner, second.Id) == "away");
        Assert.Null((await company.Owner.ConversationAsync(missed)).Assignee());
        Assert.Empty((await first.GetAsync("routing/offers")).Items);

        // Taken by hand while somebody is asked: the offer is gone.
        await Waits.QueueAsync(company.Owner, new { acceptSeconds = 60 });
        (await second.PutAsync("presence", new { state = "online" })).Expect(200);
        host.Time.Advance(TimeSpan.FromSeconds(121));
        await Waits.UntilAsync(async () => (await second.GetAsync("routing/offers")).Items.Count == 1);
        (await company.Owner.PostAsync($"conversations/{missed}/take")).Expect(200);
        await Waits.UntilAsync(async () => (await second.GetAsync("routing/offers")).Items.Count == 0);
        (await second.PostAsync($"routing/offers/{missed}/accept")).ExpectProblem(409, "offerOver");
    }
}
