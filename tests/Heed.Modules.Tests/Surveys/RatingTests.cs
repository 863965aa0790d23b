using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Surveys;

public sealed class RatingTests
{
    [Theory, OnEveryEngine]
    public async Task A_resolved_conversation_is_rated_changed_within_a_day_and_rated_again_after_another_round(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var agent = await company.PersonAsync("supervisor");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (visitor, conversation) = await company.ContactAsync(siteKey);
        (await agent.PostAsync($"conversations/{conversation}/take")).Expect(200);
        (await visitor.PutAsync("/widget/v1/rating", new { score = 5 })).ExpectProblem(409, "ratingClosed");
        (await agent.PostAsync($"conversations/{conversation}/resolve")).Expect(200);

        (await visitor.PutAsync("/widget/v1/rating", new { score = 6 })).ExpectProblem(400, "invalid");
        var rated = (await visitor.PutAsync("/widget/v1/rating", new { score = 2, comment = "太慢" })).Expect(200);
        Assert.True(rated["conversation"].GetProperty("canRate").GetBoolean());
        (await visitor.PutAsync("/widget/v1/rating", new { score = 4, comment = "其实还好" })).Expect(200);
        Assert.Equal(4, (await agent.ConversationAsync(conversation)).GetProperty("rating").GetProperty("score").GetInt32());
        var rating = Assert.Single((await agent.GetAsync("ratings?score=4")).Expect(200).Items);
        Assert.Equal(agent.Id, rating.GetProperty("agentId").GetGuid());
        Assert.Empty((await agent.GetAsync("ratings?score=2")).Items);
        Assert.Single((await agent.GetAsync("notices")).Expect(200).Items, n => n.GetProperty("kind").GetString() == "rated");

        host.Time.Advance(TimeSpan.FromHours(25));
        (await visitor.PutAsync("/widget/v1/rating", new { score = 1 })).ExpectProblem(409, "ratingClosed");
        (await agent.PostAsync($"conversations/{conversation}/reopen")).Expect(200);
        (await agent.PostAsync($"conversations/{conversation}/resolve")).Expect(200);
        Answer again;
        var tries = 0;
        // The round is counted by a reader of the ledger, a moment after the answer.
        while ((again = await visitor.PutAsync("/widget/v1/rating", new { score = 5 })).Status == 409 && tries++ < 50) await Task.Delay(50, TestContext.Current.CancellationToken);
        again.Expect(200);
        Assert.Equal(2, (await agent.GetAsync("ratings")).Items.Count);
    }

    [Theory, OnEveryEngine]
    public async Task Ratings_are_shown_to_those_who_see_the_conversation(TestEngine engine)
    {
        await using var host = await HeedHost.StartAsync(engine);
        var company = await host.CreateWorkspaceAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var elsewhere = await company.PersonAsync("supervisor", await company.BrandAsync("Elsewhere"));
        var (visitor, conversation) = await company.ContactAsync(siteKey);
        await using var live = await company.Owner.LiveAsync();
        await live.NextAsync("ready");
        (await company.Owner.PostAsync($"conversations/{conversation}/resolve")).Expect(200);
        (await visitor.PutAsync("/widget/v1/rating", new { score = 3 })).Expect(200);
        var frame = await live.NextOfAsync("rating");
        var listed = Assert.Single((await company.Owner.GetAsync("ratings")).Items);
        Assert.Equal(listed.GetRawText(), frame.GetProperty("data").GetRawText());
        Assert.Empty((await elsewhere.GetAsync("ratings")).Expect(200).Items);
    }
}
