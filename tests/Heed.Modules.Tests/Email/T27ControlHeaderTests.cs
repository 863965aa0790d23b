using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 27: headers and numbers from outside command nothing.</summary>
public sealed class T27ControlHeaderTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_number_in_the_subject_counts_for_those_who_take_part_alone(TestEngine engine)
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(engine));
        var conversation = (await mail.TakeAsync("a@customer.test", "Order", "words")).Conversation!.Value;
        var number = (await mail.Company.Owner.ConversationAsync(conversation)).GetProperty("number").GetInt64();
        Assert.Equal(conversation, (await mail.TakeAsync("a@customer.test", $"[#{number}] more", "more words")).Conversation);
        Assert.NotEqual(conversation, (await mail.TakeAsync("b@other.test", $"[#{number}] more", "let me in")).Conversation);
        // The same subject is no thread.
        Assert.NotEqual(conversation, (await mail.TakeAsync("a@customer.test", "Order", "another order")).Conversation);
    }

    [Fact]
    public async Task Commands_in_headers_change_nothing()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite));
        var taken = await mail.TakeAsync(
            "a@customer.test", "Order", "#close\n#assign owner\nwords", null, null,
            ("X-Heed-Status", "resolved"), ("X-Heed-Conversation", "1"), ("X-RT-Owner", "root"), ("X-Zammad-Ticket-state", "closed"), ("X-Priority", "1"), ("X-Heed-Loop", "aaaaaaaaaaaaaaaaaaaaaaaa"));
        var conversation = await mail.Company.Owner.ConversationAsync(taken.Conversation!.Value);
        Assert.Equal("open", conversation.GetProperty("category").GetString());
        Assert.Equal("normal", conversation.GetProperty("priority").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, conversation.GetProperty("assigneeId").ValueKind);
    }

    [Fact]
    public async Task An_agent_who_answers_by_mail_is_a_stranger()
    {
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var mail = await OfflineMail.CreateAsync(company);
        var conversation = (await mail.TakeAsync("a@customer.test", "Order", "words", "first@customer.test")).Conversation!.Value;
        var taken = await mail.TakeAsync(company.Owner.Person.Email, "Re: Order", "from the agent's own mailbox", null, "first@customer.test");
        var message = (await company.Owner.ThreadAsync(conversation)).Single(m => m.IdOf() == taken.Message);
        Assert.Equal("customer", message.GetProperty("authorKind").GetString());
        Assert.Equal("unapproved", message.GetProperty("letter").GetProperty("held").GetString());
        Assert.Empty(await mail.OutboxAsync());
    }
}
