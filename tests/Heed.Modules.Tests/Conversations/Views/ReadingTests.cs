using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Conversations.Views;

public sealed class ReadingTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task Marked_unread_stays_so_for_the_person_alone_until_it_is_read_again(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var other = await company.PersonAsync("supervisor");
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        var count = (await company.Owner.ConversationAsync(id)).GetProperty("messageCount").GetInt32();
        (await company.Owner.PutAsync($"conversations/{id}/seen", new { position = count })).Expect(204);
        (await company.Owner.DeleteAsync($"conversations/{id}/seen")).Expect(204);
        Assert.True((await company.Owner.GetAsync($"conversations/{id}")).Expect(200)["marked"].GetBoolean());
        Assert.False((await other.GetAsync($"conversations/{id}")).Expect(200)["marked"].GetBoolean());
        Assert.Equal(id, (await company.Owner.GetAsync("conversations")).Expect(200)["marked"][0].GetGuid());
        (await company.Owner.PutAsync($"conversations/{id}/seen", new { position = count })).Expect(204);
        Assert.False((await company.Owner.GetAsync($"conversations/{id}")).Expect(200)["marked"].GetBoolean());
    }

    [Theory, OnEveryEngine]
    public async Task Reading_again_what_is_read_writes_nothing(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        (await company.Owner.PutAsync($"conversations/{id}/seen", new { position = 1 })).Expect(204);
        var book = company.Host.Get<Heed.Platform.Ledger.LedgerBook>();
        var before = (await book.HeadAsync(company.Workspace, CancellationToken.None)).Head;
        for (var i = 0; i < 20; i++) (await company.Owner.PutAsync($"conversations/{id}/seen", new { position = i % 2 })).Expect(204);
        Assert.Equal(before, (await book.HeadAsync(company.Workspace, CancellationToken.None)).Head);
    }

    [Theory, OnEveryEngine]
    public async Task Mentions_say_who_and_what_and_whether_they_were_read(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var agent = await company.PersonAsync();
        var (_, siteKey) = await company.WebInboxAsync(more: new { autoAssign = false });
        var (_, id) = await company.ContactAsync(siteKey);
        await company.Owner.ReplyAsync(id, "@you look", new { note = true, mentions = new[] { new { kind = "person", id = agent.Person.Id } } });
        var mention = (await agent.GetAsync("mentions")).Expect(200).Items[0];
        Assert.Equal(("@you look", company.Owner.Person.Name, false), (mention.GetProperty("text").GetString(), mention.GetProperty("authorName").GetString(), mention.GetProperty("read").GetBoolean()));
        Assert.True(mention.GetProperty("position").GetInt32() > 1);
        (await agent.PutAsync($"conversations/{id}/seen", new { position = mention.GetProperty("position").GetInt32() })).Expect(204);
        Assert.True((await agent.GetAsync("mentions")).Items[0].GetProperty("read").GetBoolean());
    }
}
