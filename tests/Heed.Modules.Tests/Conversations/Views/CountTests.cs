using Heed.Conversations.Threads;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations.Views;

/// <summary>The sizes kept in memory are those that counting finds, whatever happened in between.</summary>
public sealed class CountTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Kept_counts_equal_a_recount_after_random_acts(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var random = new Random(7);
        var people = new List<Api> { company.Owner, await company.PersonAsync(), await company.PersonAsync("supervisor") };
        var teams = new[] { await company.TeamAsync("A", people[1].Person.Id), await company.TeamAsync("B") };
        people[1] = await company.Host.SignInAsync(company.Workspace, people[1].Person);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var contacts = new List<(Api Visitor, Guid Conversation)>();
        for (var act = 0; act < 60; act++)
        {
            if (contacts.Count < 4 || random.Next(6) == 0)
            {
                contacts.Add(await company.ContactAsync(siteKey));
                continue;
            }

            var (visitor, id) = contacts[random.Next(contacts.Count)];
            var acted = random.Next(7) switch
            {
                0 => await company.Owner.ReplyAsync(id, "Reply"),
                1 => await visitor.SaysAsync("Again"),
                2 => await company.Owner.PostAsync($"conversations/{id}/resolve"),
                3 => await company.Owner.PostAsync($"conversations/{id}/reopen"),
                4 => await company.Owner.PostAsync($"conversations/{id}/assign", new { assigneeId = people[random.Next(3)].Person.Id, teamId = random.Next(2) == 0 ? teams[0] : (Guid?)null }),
                5 => await company.Owner.PostAsync($"conversations/{id}/assign", new { assigneeId = (Guid?)null, teamId = teams[random.Next(2)] }),
                _ => await company.Owner.PutAsync($"conversations/{id}/participants/{people[1].Person.Id}"),
            };
            Assert.True(acted.Status is >= 200 and < 300 or 400, $"{act}: {acted.Status}");
            if (act % 5 == 0) await AgreeAsync(company, people, teams);
        }

        await AgreeAsync(company, people, teams);
    }

    private static async Task AgreeAsync(Company company, IEnumerable<Api> people, Guid[] teams)
    {
        foreach (var api in people)
        {
            var kept = (await api.GetAsync("conversations/counts")).Expect(200);
            foreach (var (name, where) in new (string Name, Func<Tier, string> Query)[]
            {
                ("all", t => $"tier={t}"), ("mine", t => $"tier={t}&assignee=me"), ("unassigned", t => $"tier={t}&assignee=none"),
            })
            {
                foreach (var tier in new[] { Tier.Waiting, Tier.Answered })
                {
                    var word = tier == Tier.Waiting ? "waiting" : "answered";
                    var listed = (await api.GetAsync("conversations?limit=200&" + where(tier).ToLowerInvariant())).Expect(200).Items.Count;
                    Assert.Equal(listed, kept[name].GetProperty(word).GetInt32());
                }
            }

            foreach (var team in teams)
            {
                var listed = (await api.GetAsync($"conversations?limit=200&tier=waiting&team={team}")).Expect(200).Items.Count;
                Assert.Equal(listed, kept["teams"].TryGetProperty(team.ToString(), out var count) ? count.GetProperty("waiting").GetInt32() : 0);
            }
        }
    }
}
