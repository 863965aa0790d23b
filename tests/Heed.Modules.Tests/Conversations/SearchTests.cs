using System.Text;
using System.Text.Json;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Customers;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;
using Heed.Text;

namespace Heed.Modules.Tests.Conversations;

public sealed class SearchTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Words_characters_phrases_and_exclusions_find_messages_newest_first(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (visitor, id) = await company.ContactAsync(siteKey, "My refund for order ORD-2024-00117 is late");
        await visitor.SaysAsync("我的退款单号是多少");
        (await company.Owner.ReplyAsync(id, "We refunded you yesterday")).Expect(201);
        (await company.Owner.ReplyAsync(id, "Customer sounds angry about the refund", new { note = true })).Expect(201);

        var found = await company.Owner.SearchAsync("refund");
        Assert.Equal(["Customer sounds angry about the refund", "We refunded you yesterday", "My refund for order ORD-2024-00117 is late"], found.Texts());
        Assert.Equal(3, found["total"].GetInt32());
        Assert.False(found["more"].GetBoolean());
        Assert.Equal("refunded", Marked(found.Items[1]));
        Assert.Equal(id, found.Items[0].GetProperty("conversation").GetProperty("id").GetGuid());
        Assert.True(found.Items[0].GetProperty("note").GetBoolean());
        Assert.Equal(["我的退款单号是多少"], (await company.Owner.SearchAsync("退款")).Texts());
        Assert.Equal(["我的退款单号是多少"], (await company.Owner.SearchAsync("号")).Texts());
        Assert.Empty((await company.Owner.SearchAsync("款退")).Texts());
        Assert.Single((await company.Owner.SearchAsync("2024-00117")).Texts());
        Assert.Single((await company.Owner.SearchAsync("\"refund for order\"")).Texts());
        Assert.Equal(2, (await company.Owner.SearchAsync("refund -angry")).Items.Count);
        Assert.Empty((await company.Owner.SearchAsync("-angry")).Texts());
        Assert.Single((await company.Owner.SearchAsync("refund", "&author=customer")).Texts());
        Assert.Single((await company.Owner.SearchAsync("refund", "&author=note")).Texts());
        Assert.Single((await company.Owner.SearchAsync("refund", "&kind=conversations")).Items);
        Assert.Equal(3, (await company.Owner.SearchAsync("refund", "&assignee=me&channel=web&status=open")).Items.Count);
        Assert.Empty((await company.Owner.SearchAsync("refund", "&assignee=none")).Items);
        var customer = found.Items[0].GetProperty("conversation").GetProperty("customer").GetProperty("id").GetGuid();
        Assert.Equal(3, (await company.Owner.SearchAsync("refund", "&customer=" + customer)).Items.Count);
        Assert.Empty((await company.Owner.SearchAsync("refund", "&customer=" + Guid.CreateVersion7())).Items);
        Assert.Equal([4, 3, 1], (await company.Owner.GetAsync($"conversations/{id}/search?query=refund")).Expect(200).Items.Select(p => p.GetProperty("position").GetInt32()));
    }

    [Theory, OnEveryEngine]
    public async Task Names_of_files_subjects_numbers_and_customers_are_found(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (inbox, siteKey) = await company.WebInboxAsync();
        var (_, id) = await company.ContactAsync(siteKey);
        var file = (await company.Owner.UploadAsync("files", "发票-march_invoice.pdf", "application/pdf", Encoding.UTF8.GetBytes("x"))).Expect(201);
        (await company.Owner.ReplyAsync(id, "", new { fileIds = new[] { file.Id } })).Expect(201);
        (await company.Owner.PatchAsync($"conversations/{id}", new { subject = "Delivery to 深圳" })).Expect(200);
        var ada = await company.CustomerAsync(new { name = "Ada Lovelace", email = "ada@analytical.example", phone = "+86 139 1234 8899" });

        var byName = await company.Owner.SearchAsync("invoice", "&kind=files");
        Assert.Equal(file.Id, byName.Items.Single().GetProperty("file").GetProperty("id").GetGuid());
        Assert.Single((await company.Owner.SearchAsync("发票")).Items);
        Assert.Equal("subject", (await company.Owner.SearchAsync("深圳")).Items.Single().GetProperty("kind").GetString());
        (await company.Owner.PatchAsync($"conversations/{id}", new { subject = "Something else" })).Expect(200);
        Assert.Empty((await company.Owner.SearchAsync("深圳")).Items);
        Assert.Single((await company.Owner.SearchAsync("something", "&kind=conversations&inbox=" + inbox)).Items);
        var number = (await company.Owner.ConversationAsync(id)).GetProperty("number").GetInt64();
        Assert.Equal(id, (await company.Owner.SearchAsync("%23" + number))["numbered"].GetProperty("id").GetGuid());
        foreach (var query in new[] { "ada", "love", "ADA@analytical", "ana", "8899", "139 1234 8899", "13912348899", "%2B8613912348899", "lovelace ada" })
        {
            Assert.Equal(ada, (await company.Owner.SearchAsync(query))["customers"].EnumerateArray().Single().GetProperty("id").GetGuid());
            Assert.Equal(ada, (await company.Owner.SearchAsync(query, "&kind=customers")).Items.Single().GetProperty("id").GetGuid());
        }

        Assert.Empty((await company.Owner.SearchAsync("velace", "&kind=customers")).Items);
        (await company.Owner.PatchAsync($"customers/{ada}", new { name = "Augusta King" })).Expect(200);
        (await company.Owner.PatchAsync($"customers/{ada}", new { name = "Augusta Byron" })).Expect(200);
        Assert.Empty((await company.Owner.SearchAsync("lovelace", "&kind=customers")).Items);
        Assert.Empty((await company.Owner.SearchAsync("king", "&kind=customers")).Items);
        Assert.Single((await company.Owner.SearchAsync("byron", "&kind=customers")).Items);
    }

    [Theory, OnEveryEngine]
    public async Task Nobody_gets_a_hit_a_count_or_a_snippet_of_what_they_may_not_see(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var foreign = await hosts.CompanyAsync(engine);
        var brand = await company.BrandAsync("Second");
        var (_, first) = await company.WebInboxAsync();
        var (_, second) = await company.WebInboxAsync("Other", brand);
        var (_, seen) = await company.ContactAsync(second, "the secret of the second brand");
        var (_, hidden) = await company.ContactAsync(first, "the secret of the first brand");
        await foreign.ContactAsync((await foreign.WebInboxAsync()).SiteKey, "the secret of another company");
        await company.CustomerAsync(new { name = "Secret Person" });
        var limited = await company.PersonAsync("agent", brand);
        var number = (await company.Owner.ConversationAsync(hidden)).GetProperty("number").GetInt64();

        foreach (var more in new[] { "", "&sort=relevance", "&kind=conversations", "&kind=messages" })
        {
            var found = await limited.SearchAsync("secret", more);
            Assert.Equal(seen, found.Items.Single().GetProperty("conversation").GetProperty("id").GetGuid());
            Assert.Equal(1, found["total"].GetInt32());
            Assert.DoesNotContain("first brand", found.Raw, StringComparison.Ordinal);
            Assert.Empty(found["customers"].EnumerateArray());
        }

        Assert.Equal(JsonValueKind.Null, (await limited.SearchAsync("%23" + number))["numbered"].ValueKind);
        Assert.Empty((await limited.SearchAsync("secret", "&kind=customers")).Items);
        Assert.Equal(2, (await company.Owner.SearchAsync("secret"))["total"].GetInt32());
        (await limited.GetAsync($"conversations/{hidden}/search?query=secret")).ExpectProblem(404, "notFound");
    }

    [Theory, OnEveryEngine]
    public async Task Pages_show_each_hit_once_and_an_erased_customers_words_never_again(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (visitor, _) = await company.ContactAsync(siteKey, "parcel 0");
        for (var i = 1; i < 25; i++) await visitor.SaysAsync($"parcel {i}");
        foreach (var more in new[] { "", "&sort=relevance" })
        {
            var texts = new List<string>();
            string? after = null;
            do
            {
                var page = await company.Owner.SearchAsync("parcel", $"{more}&limit=10{(after is null ? "" : "&after=" + after)}");
                Assert.Equal((after is null ? 25 : null, false), (page["total"].ValueKind == JsonValueKind.Null ? (int?)null : page["total"].GetInt32(), page["more"].GetBoolean()));
                texts.AddRange(page.Texts());
                after = page["next"].GetString();
            }
            while (after is not null);
            Assert.Equal(25, texts.Distinct().Count());
            Assert.Equal(25, texts.Count);
        }

        var customer = (await company.Owner.SearchAsync("parcel")).Items[0].GetProperty("conversation").GetProperty("customer").GetProperty("id").GetGuid();
        await company.Host.Get<IErasures>().EraseAsync(Scope.System(company.Workspace), customer, CancellationToken.None);
        Assert.Equal(0, (await company.Owner.SearchAsync("parcel"))["total"].GetInt32());
        using var session = company.Host.Get<IStore>().Read();
        Assert.Equal(0, await session.NumberAsync($"select count(*) from platform_search where workspace = {company.Workspace}", CancellationToken.None));
    }

    [Theory, OnEveryEngine]
    public async Task Whatever_is_typed_is_answered(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        foreach (var query in new[] { "\"", "\"\"", "'", "' or 1=1 --", "a* NEAR(b c)", "a AND OR NOT b", "^a", "terms:a", "{a b}:c", "a & b | !c", "\\", "%", "_", "\0", "\ud800", "(((((", "-", "- -", "--x", "#", "#99999999999999999999", new string('a', 300), "😀", "@p0", "$1" })
        {
            foreach (var kind in new[] { "all", "customers", "files", "conversations" })
            {
                var answer = await company.Owner.GetAsync($"search?kind={kind}&query={Uri.EscapeDataString(query.Replace("\ud800", "", StringComparison.Ordinal))}");
                Assert.True(answer.Status is 200 or 400, $"{query}: {answer.Raw}");
            }
        }

        (await company.Owner.GetAsync("search?query=" + new string('a', 301))).ExpectProblem(400, "invalid");
        (await company.Owner.GetAsync("search?query=a&kind=tables")).ExpectProblem(400, "invalid");
        (await company.Owner.GetAsync("search?query=a&after=zzz")).ExpectProblem(400, "invalid");
    }

    [Theory, OnEveryEngine]
    public async Task A_search_finds_what_reading_everything_finds(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var random = new Random(20261122);
        string[] pieces = ["refund", "Refunds", "order", "ORD-1-2", "退款", "单号", "物流", "慢", "a", "café", "the", "１２", "\n", "，"];
        var texts = new List<string>();
        for (var visitor = 0; visitor < 4; visitor++)
        {
            var (guest, _) = await company.ContactAsync(siteKey, Said());
            for (var i = 0; i < 10; i++) await guest.SaysAsync(Said());
        }

        for (var i = 0; i < 60; i++)
        {
            var query = string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 4)).Select(_ => pieces[random.Next(pieces.Length - 2)]));
            if (random.Next(4) == 0) query += " -" + pieces[random.Next(pieces.Length - 2)];
            var expected = texts.Where(t => SearchQuery.Parse(query).Match(t) is not null).ToList();
            Assert.Equal(expected.Count, (await company.Owner.SearchAsync(Uri.EscapeDataString(query), "&kind=messages"))["total"].GetInt32());
        }

        string Said()
        {
            texts.Add(string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length - 2)])));
            return texts[^1];
        }
    }

    private static string Marked(JsonElement item)
    {
        var snippet = item.GetProperty("snippet");
        var range = snippet.GetProperty("ranges").EnumerateArray().Single();
        return snippet.GetProperty("text").GetString()!.Substring(range.GetProperty("start").GetInt32(), range.GetProperty("length").GetInt32());
    }
}
