using System.Globalization;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.Routing;

namespace Heed.Modules.Tests.Trust;

/// <summary>
/// TRUST 15: twenty agents reach for the same conversation at once, while the engine offers it to one of them. One has it, the others are told so,
/// and what the engine believes comes to agree. <c>HEED_TAKE_ROUNDS</c> says how often (3); by hand it was a thousand.
/// </summary>
public sealed class T15OneWinnerTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private const int Agents = 20;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("HEED_TAKE_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : 3;

    [Theory, OnEveryEngine]
    public async Task Twenty_who_take_at_once_have_one_winner_also_against_the_engine(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        await Waits.QueueAsync(company.Owner, new { acceptSeconds = 600 });
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = true });
        var agents = new List<Api>();
        for (var i = 0; i < Agents; i++) agents.Add(await company.PersonAsync("supervisor"));
        // One of them is asked by the engine, and answers at the same time as the others reach for it by hand.
        await using var live = await agents[0].LiveAsync();
        await live.NextAsync("ready");
        await Waits.UntilAsync(async () => await Waits.StateOfAsync(company.Owner, agents[0].Id) == "online");
        for (var round = 0; round < Rounds; round++)
        {
            var (_, conversation) = await company.ContactAsync(siteKey, $"Round {round}");
            await Waits.UntilAsync(async () => (await agents[0].GetAsync("routing/offers")).Items.Any(o => o.GetProperty("conversationId").GetGuid() == conversation));
            var taken = await Task.WhenAll(agents.Select((a, i) => a.PostAsync(i == 0 ? $"routing/offers/{conversation}/accept" : $"conversations/{conversation}/take")));
            var winner = Assert.Single(Enumerable.Range(0, Agents), i => taken[i].Status == 200);
            for (var i = 0; i < Agents; i++)
            {
                if (i != winner) taken[i].ExpectProblem(409, i == 0 ? "offerOver" : "alreadyTaken");
            }

            Assert.Equal(agents[winner].Id, (await company.Owner.ConversationAsync(conversation)).Assignee());
            await Waits.UntilAsync(async () =>
                (await company.Owner.GetAsync($"conversations/{conversation}/routing")).Expect(200).Body is var way && way.GetProperty("standing").GetString() == "held" && way.GetProperty("agentId").GetGuid() == agents[winner].Id);
            Assert.Empty((await agents[0].GetAsync("routing/offers")).Items);
            (await company.Owner.PostAsync($"conversations/{conversation}/resolve")).Expect(200);
        }
    }
}
