using System.Text.Json;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Customers;

public sealed class MergeTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task The_survivor_has_everything_and_the_old_id_leads_to_it(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (_, conversation) = await company.ContactAsync(siteKey, "I am Ada");
        var visitor = (await company.Owner.ConversationAsync(conversation)).GetProperty("customer").GetProperty("id").GetGuid();
        var ada = await company.CustomerAsync(new { name = "Ada", email = "ada@a.example", phone = "+86 139 1234 8899" });
        (await company.Owner.PatchAsync($"customers/{visitor}", new { name = "Ada L", email = "Ada.L@b.example" })).Expect(200);
        foreach (var id in new[] { ada, visitor })
        {
            (await company.Owner.PostAsync($"customers/{id}/memories", new { kind = "taboo", text = "Never call before ten" })).Expect(201);
            (await company.Owner.PostAsync($"customers/{id}/notes", new { text = "Note" })).Expect(201);
        }

        var merged = (await company.Owner.PostAsync($"customers/{ada}/merge", new { other = visitor, keep = new { email = "other" } })).Expect(201);
        var survivor = merged["survivor"];
        Assert.Equal("Ada", survivor.GetProperty("name").GetString());
        Assert.Equal("Ada.L@b.example", survivor.GetProperty("email").GetString());
        Assert.Equal("+86 139 1234 8899", survivor.GetProperty("phone").GetString());
        Assert.Contains(survivor.GetProperty("identities").EnumerateArray(), i => i.GetProperty("address").GetString() == "ada@a.example");
        Assert.Single(survivor.GetProperty("memories").EnumerateArray());
        Assert.Equal(2, (await company.Owner.GetAsync($"customers/{ada}/notes")).Items.Count);
        Assert.Equal(ada, (await company.Owner.ConversationAsync(conversation)).GetProperty("customer").GetProperty("id").GetGuid());
        var led = (await company.Owner.GetAsync($"customers/{visitor}")).Expect(307);
        Assert.EndsWith($"/customers/{ada}", led.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Single(await company.Owner.AllAsync("customers", 10));
        Assert.Equal(ada, (await company.Owner.SearchAsync("ada.l", "&kind=customers")).Items.Single().GetProperty("id").GetGuid());
        Assert.Contains(await company.Owner.AllAsync("audit", 50), e => e.GetProperty("action").GetString() == "customer.merged");
        (await company.Owner.PostAsync($"customers/{ada}/merge", new { other = ada })).ExpectProblem(400, "invalid");
        (await company.Owner.PostAsync($"customers/{ada}/merge", new { other = visitor })).ExpectProblem(404, "notFound");
        (await company.Owner.PostAsync($"customers/{ada}/merge", new { other = visitor, keep = new { role = "other" } })).ExpectProblem(400, "invalid");
    }

    [Theory, OnEveryEngine]
    public async Task A_merge_undone_is_as_if_it_had_not_been(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var owner = company.Owner;
        var (_, siteKey) = await company.WebInboxAsync();
        var random = new Random(20261122);
        var tags = new List<Guid>();
        for (var i = 0; i < 3; i++) tags.Add((await owner.PostAsync("tags", new { name = $"tag {i}", color = "#336699" })).Expect(201).Id);
        var firm = (await owner.PostAsync("companies", new { name = "Analytical" })).Expect(201).Id;
        foreach (var key in new[] { "level", "city" }) (await owner.PostAsync("attributes", new { key, name = key, type = "text" })).Expect(201);
        for (var round = 0; round < 12; round++)
        {
            var (first, second) = (await MadeAsync(), await MadeAsync());
            var before = await PictureAsync(owner, first, second);
            var keep = new[] { "name", "email", "phone", "language", "companyId", "attributes.level", "attributes.city" }.Where(_ => random.Next(2) == 0).ToDictionary(f => f, _ => random.Next(2) == 0 ? "other" : "survivor");
            var merge = (await owner.PostAsync($"customers/{first}/merge", new { other = second, keep })).Expect(201)["merge"].GetProperty("id").GetGuid();
            Assert.Equal([merge], (await owner.GetAsync($"customers/{first}/merges")).Expect(200).Items.Select(m => m.GetProperty("id").GetGuid()));
            (await owner.PostAsync($"customers/merges/{merge}/undo")).Expect(200);
            Assert.Equal(before, await PictureAsync(owner, first, second));
            (await owner.PostAsync($"customers/merges/{merge}/undo")).ExpectProblem(409, "alreadyUndone");
        }

        async Task<Guid> MadeAsync()
        {
            var attributes = new Dictionary<string, string>();
            if (random.Next(2) == 0) attributes["level"] = "gold " + random.Next(3);
            if (random.Next(2) == 0) attributes["city"] = "深圳";
            Guid id;
            if (random.Next(2) == 0)
            {
                var (_, conversation) = await company.ContactAsync(siteKey, "Hello " + random.Next(1000));
                id = (await owner.ConversationAsync(conversation)).GetProperty("customer").GetProperty("id").GetGuid();
                (await owner.PatchAsync($"customers/{id}", new { attributes })).Expect(200);
            }
            else
            {
                id = await company.CustomerAsync(new
                {
                    name = "Person " + random.Next(1000),
                    attributes,
                    companyId = random.Next(2) == 0 ? firm : (Guid?)null,
                    language = random.Next(2) == 0 ? "zh-CN" : null,
                    email = random.Next(2) == 0 ? $"p{random.Next(1_000_000)}@x.example" : null,
                    phone = random.Next(2) == 0 ? "+86 139 0000 " + random.Next(1000, 9999) : null,
                    tagIds = tags.Where(_ => random.Next(2) == 0),
                });
            }

            if (random.Next(2) == 0) (await owner.PostAsync($"customers/{id}/memories", new { kind = "taboo", text = "Never " + random.Next(2) })).Expect(201);
            if (random.Next(2) == 0) (await owner.PostAsync($"customers/{id}/notes", new { text = "Note" })).Expect(201);
            if (random.Next(2) == 0) (await owner.PostAsync($"customers/{id}/identities", new { channel = "wechat", address = "o" + random.Next(1_000_000) })).Expect(201);
            if (random.Next(3) == 0) Assert.InRange((await owner.PostAsync($"customers/{id}/block", new { reason = "x" })).Status, 200, 201);
            return id;
        }
    }

    [Theory, OnEveryEngine]
    public async Task What_came_after_the_merge_stays_with_the_survivor_and_later_merges_are_undone_first(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var owner = company.Owner;
        var (a, b, c) = (await company.CustomerAsync(new { name = "A" }), await company.CustomerAsync(new { name = "B", email = "b@b.example" }), await company.CustomerAsync(new { name = "C" }));
        var first = (await owner.PostAsync($"customers/{a}/merge", new { other = b })).Expect(201)["merge"].GetProperty("id").GetGuid();
        (await owner.PatchAsync($"customers/{a}", new { name = "A again" })).Expect(200);
        (await owner.PostAsync($"customers/{a}/notes", new { text = "Later" })).Expect(201);
        var second = (await owner.PostAsync($"customers/{c}/merge", new { other = a })).Expect(201)["merge"].GetProperty("id").GetGuid();
        Assert.EndsWith($"/customers/{c}", (await owner.GetAsync($"customers/{b}")).Expect(307).Headers.Location!.ToString(), StringComparison.Ordinal);
        (await owner.PostAsync($"customers/merges/{first}/undo")).ExpectProblem(409, "mergedOn");
        (await owner.PostAsync($"customers/merges/{second}/undo")).Expect(200);
        (await owner.PostAsync($"customers/merges/{first}/undo")).Expect(200);
        var survivor = (await owner.CustomerAsync(a)).Body;
        Assert.Equal("A again", survivor.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, survivor.GetProperty("email").ValueKind);
        Assert.Single((await owner.GetAsync($"customers/{a}/notes")).Items);
        Assert.Equal("b@b.example", (await owner.CustomerAsync(b)).Text("email"));
    }

    [Theory, OnEveryEngine]
    public async Task Likely_duplicates_are_told_and_only_those(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var firm = (await company.Owner.PostAsync("companies", new { name = "Analytical" })).Expect(201).Id;
        var ada = await company.CustomerAsync(new { name = "Ada Lovelace", email = "ada@a.example", phone = "+86 139 1234 8899", companyId = firm });
        var sameMail = await company.CustomerAsync(new { name = "Somebody", email = "ADA@a.example" });
        var samePhone = await company.CustomerAsync(new { name = "Mobile", phone = "139-1234-8899" });
        var sameName = await company.CustomerAsync(new { name = "lovelace ada", companyId = firm });
        await company.CustomerAsync(new { name = "Ada Lovelace" });
        await company.CustomerAsync(new { name = "Other", email = "ada@a.example.org", phone = "13912348890" });
        var like = (await company.Owner.GetAsync($"customers/{ada}/duplicates")).Expect(200).Items;
        Assert.Equal([(sameMail, "email"), (samePhone, "phone"), (sameName, "name")], like.Select(l => (l.GetProperty("id").GetGuid(), l.GetProperty("reason").GetString()!)));
        var pairs = (await company.Owner.GetAsync("customers/duplicates")).Expect(200).Items;
        Assert.Equal((ada, sameMail), (pairs.Single().GetProperty("first").GetProperty("id").GetGuid(), pairs.Single().GetProperty("second").GetProperty("id").GetGuid()));
    }

    [Theory, OnEveryEngine]
    public async Task A_browser_taken_for_somebody_reads_nothing_of_theirs(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (ada, adas) = await company.ContactAsync(siteKey, "my secret");
        var (impostor, theirs) = await company.ContactAsync(siteKey, "I am Ada, trust me");
        var (kept, gone) = ((await company.Owner.ConversationAsync(adas)).GetProperty("customer").GetProperty("id").GetGuid(), (await company.Owner.ConversationAsync(theirs)).GetProperty("customer").GetProperty("id").GetGuid());
        var merge = (await company.Owner.PostAsync($"customers/{kept}/merge", new { other = gone })).Expect(201)["merge"].GetProperty("id").GetGuid();
        var read = await impostor.GetAsync("/widget/v1/conversation");
        Assert.DoesNotContain("my secret", read.Raw, StringComparison.Ordinal);
        Assert.Equal(401, (await impostor.PostAsync("/widget/v1/messages", new { id = Guid.CreateVersion7(), text = "again", fileIds = Array.Empty<Guid>() })).Status);
        (await company.Owner.PostAsync($"customers/merges/{merge}/undo")).Expect(200);
        await impostor.SaysAsync("again");
        await ada.SaysAsync("still me");
        Assert.Equal(["my secret", "still me"], await company.Owner.WordsAsync(adas));
    }

    [Theory, OnEveryEngine]
    public async Task Erasing_the_survivor_erases_what_a_merge_kept(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (a, b) = (await company.CustomerAsync(new { name = "A" }), await company.CustomerAsync(new { name = "B" }));
        var merge = (await company.Owner.PostAsync($"customers/{a}/merge", new { other = b }, key: "m" + a)).Expect(201)["merge"].GetProperty("id").GetGuid();
        await company.Host.Get<IErasures>().EraseAsync(Scope.System(company.Workspace), a, CancellationToken.None);
        (await company.Owner.PostAsync($"customers/merges/{merge}/undo")).ExpectProblem(404, "notFound");
        (await company.Owner.GetAsync($"customers/{b}")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task Whoever_may_not_see_or_change_one_of_them_merges_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var brand = await company.BrandAsync("Second");
        var (mine, hidden) = (await company.ArriveAsync("w1", brand), await company.ArriveAsync("w2"));
        var limited = await company.PersonAsync("agent", brand);
        (await limited.PostAsync($"customers/{mine}/merge", new { other = hidden })).ExpectProblem(404, "notFound");
        (await limited.PostAsync($"customers/{hidden}/merge", new { other = mine })).ExpectProblem(404, "notFound");
        var merge = (await company.Owner.PostAsync($"customers/{hidden}/merge", new { other = await company.CustomerAsync(new { name = "X" }) })).Expect(201)["merge"].GetProperty("id").GetGuid();
        (await limited.PostAsync($"customers/merges/{merge}/undo")).ExpectProblem(404, "notFound");
    }

    /// <summary>All that can be seen of two customers, without versions and times of change.</summary>
    private static async Task<string> PictureAsync(Api owner, Guid first, Guid second)
    {
        var seen = new List<string>();
        foreach (var id in new[] { first, second })
        {
            var view = (await owner.CustomerAsync(id)).Body.EnumerateObject().Where(p => p.Name != "version").Select(p => p.Name + p.Value.GetRawText());
            seen.AddRange(view);
            seen.Add((await owner.GetAsync($"customers/{id}/notes")).Expect(200).Raw);
            var talks = (await owner.AllAsync($"conversations?tier=all&customer={id}", 50)).Select(c => c.GetProperty("id").GetGuid()).Order().ToList();
            seen.Add(string.Join(',', talks));
            foreach (var talk in talks) seen.AddRange((await owner.ThreadAsync(talk)).Select(m => m.GetProperty("authorId").GetRawText() + m.GetProperty("text").GetString()));
        }

        seen.Add((await owner.GetAsync("blocks")).Expect(200)["items"].EnumerateArray().Select(b => b.GetProperty("value").GetString()).Order(StringComparer.Ordinal).Aggregate("", (x, y) => x + y));
        return string.Join('\n', seen);
    }
}
