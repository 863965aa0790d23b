using System.Text;
using Heed.Channels.Email.Intake;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 24: who a mail is from is our own server's word alone; what nobody vouches for joins no thread.</summary>
public sealed class T24SenderTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private const string Ours = "mx.heed.test";
    private const string Pass = Ours + "; dmarc=pass header.from=customer.test; spf=pass smtp.mailfrom=customer.test";

    [Theory]
    [InlineData(Pass, "verified")]
    [InlineData(Ours + "; dmarc=fail header.from=customer.test", "unverified")]
    [InlineData(Ours + "; spf=fail smtp.mailfrom=customer.test; dkim=none", "unverified")]
    [InlineData(Ours + "; dkim=pass header.d=evil.test; spf=pass smtp.mailfrom=evil.test", "unverified")]
    [InlineData("mx.evil.test; dmarc=pass header.from=customer.test", "unverified")]
    [InlineData(null, "unverified")]
    public async Task The_word_of_our_own_server_is_shown(string? results, string expected)
    {
        var mail = await CreateAsync(TestEngine.Sqlite);
        var taken = await mail.TakeAsync("a@customer.test", "Order", "words", null, null, results is null ? [] : [("Authentication-Results", results)]);
        Assert.Equal(expected, await TrustAsync(mail, taken));
    }

    [Fact]
    public async Task Only_the_topmost_result_is_read()
    {
        var mail = await CreateAsync(TestEngine.Sqlite);
        var forged = Encoding.UTF8.GetString(MailSteps.Raw("a@customer.test", mail.Address, "Order", "words"));
        var raw = Encoding.UTF8.GetBytes($"Authentication-Results: {Ours}; dmarc=fail header.from=customer.test\r\nAuthentication-Results: {Pass}\r\n{forged}");
        Assert.Equal("unverified", await TrustAsync(mail, await mail.TakeAsync(raw)));
    }

    [Fact]
    public async Task Two_authors_are_nobody()
    {
        var mail = await CreateAsync(TestEngine.Sqlite);
        var raw = Encoding.UTF8.GetBytes($"Authentication-Results: {Pass}\r\nFrom: b@other.test\r\n" + Encoding.UTF8.GetString(MailSteps.Raw("a@customer.test", mail.Address, "Order", "words")));
        Assert.Equal("unverified", await TrustAsync(mail, await mail.TakeAsync(raw)));
    }

    [Theory, OnEveryEngine]
    public async Task A_failing_mail_never_joins_a_thread_as_its_customer(TestEngine engine)
    {
        var mail = await CreateAsync(engine);
        var taken = await mail.TakeAsync("Real <real@customer.test>", "Order", "my words", "first@customer.test", null, ("Authentication-Results", Pass));
        var conversation = taken.Conversation!.Value;
        await mail.Company.Owner.ReplyAsync(conversation, "our answer");
        var ours = (await mail.OutboxAsync())[^1].MessageId;

        foreach (var from in new[] { "real@customer.test", "\"real@customer.test\" <evil@evil.test>", "Real <real@custоmer.test>" })
        {
            var forged = await mail.TakeAsync(from, "Re: Order", "send it to me", null, ours, ("Authentication-Results", Ours + "; dmarc=fail header.from=customer.test"));
            Assert.Equal(conversation, forged.Conversation);
            var held = (await mail.Company.Owner.ThreadAsync(conversation)).Single(m => m.IdOf() == forged.Message);
            Assert.True(held.GetProperty("note").GetBoolean());
            Assert.Equal("unverified", held.GetProperty("letter").GetProperty("held").GetString());
        }

        await mail.Company.Owner.ReplyAsync(conversation, "another answer");
        var (raw, _, recipients) = await mail.LastOutAsync();
        Assert.Equal(["real@customer.test"], recipients);
        Assert.DoesNotContain("send it to me", raw, StringComparison.Ordinal);
    }

    private static async Task<string?> TrustAsync(OfflineMail mail, TakenMail taken)
    {
        Assert.Equal(MailState.Taken, taken.State);
        return (await mail.Company.Owner.ThreadAsync(taken.Conversation!.Value)).Single(m => m.IdOf() == taken.Message).GetProperty("letter").GetProperty("trust").GetString();
    }

    private async Task<OfflineMail> CreateAsync(TestEngine engine) => await OfflineMail.CreateAsync(await hosts.CompanyAsync(engine), new { trustedAuthServId = Ours });
}
