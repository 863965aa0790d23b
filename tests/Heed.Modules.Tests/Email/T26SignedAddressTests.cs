using Heed.Channels.Email.Tokens;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 26: addresses for answers are signed over conversation and person; a thousand altered ones are refused.</summary>
public sealed class T26SignedAddressTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task An_answer_without_headers_finds_its_thread_by_the_signed_address(TestEngine engine)
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(engine), new { plusAddress = true });
        var conversation = (await mail.TakeAsync("a@customer.test", "Order", "words")).Conversation!.Value;
        (await mail.Company.Owner.ReplyAsync(conversation, "answer")).Expect(201);
        var signed = (await mail.LastOutAsync()).Mail.ReplyTo[0].Address;

        var answer = await mail.TakeAsync(MailSteps.Raw("a@customer.test", signed, "A subject of its own", "thanks"));
        Assert.Equal(conversation, answer.Conversation);
        Assert.Equal(["words", "answer", "thanks"], await mail.Company.Owner.WordsAsync(conversation));
        // The address alone does not make a stranger take part: mail is forwarded.
        var stranger = await mail.TakeAsync(MailSteps.Raw("b@other.test", signed, "Fwd", "hello"));
        Assert.Equal("unapproved", (await mail.Company.Owner.ThreadAsync(conversation)).Single(m => m.IdOf() == stranger.Message).GetProperty("letter").GetProperty("held").GetString());
        // A number and nothing else matches nothing.
        var number = (await mail.Company.Owner.ConversationAsync(conversation)).GetProperty("number").GetInt64();
        Assert.NotEqual(conversation, (await mail.TakeAsync(MailSteps.Raw("a@customer.test", $"support+{number}@heed.test", "Other", "guess"))).Conversation);
    }

    [Fact]
    public async Task A_thousand_altered_marks_are_refused()
    {
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var tokens = company.Host.Get<MailTokens>();
        var (conversation, message) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var address = tokens.ReplyAddress("support@heed.test", company.Workspace, 42, conversation, "a@customer.test")!;
        var (number, mark) = MailTokens.ReadReplyAddress(address)!.Value;
        Assert.True(tokens.IsReplyMark(mark, company.Workspace, number, conversation, "A@customer.test"));
        var id = tokens.MessageId(company.Workspace, message, "heed.test");
        var dot = id.LastIndexOf('.', id.IndexOf('@', StringComparison.Ordinal));
        var random = new Random(26);
        for (var i = 0; i < 1000; i++)
        {
            Assert.False(tokens.IsReplyMark(Altered(mark, random), company.Workspace, number, conversation, "a@customer.test"));
            var at = id.IndexOf('@', StringComparison.Ordinal);
            Assert.Null(tokens.MessageOf(company.Workspace, id[..(dot + 1)] + Altered(id[(dot + 1)..at], random) + id[at..]));
        }

        Assert.False(tokens.IsReplyMark(mark, company.Workspace, number + 1, conversation, "a@customer.test"));
        Assert.False(tokens.IsReplyMark(mark, company.Workspace, number, Guid.CreateVersion7(), "a@customer.test"));
        Assert.False(tokens.IsReplyMark(mark, company.Workspace, number, conversation, "b@customer.test"));
    }

    private static string Altered(string mark, Random random)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyz234567";
        var place = random.Next(mark.Length);
        var other = letters[(letters.IndexOf(mark[place], StringComparison.Ordinal) + 1 + random.Next(31)) % 32];
        return mark[..place] + other + mark[(place + 1)..];
    }
}
