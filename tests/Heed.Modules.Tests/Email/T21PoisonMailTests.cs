using System.Text;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.MailServers;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 21: one bad mail among a hundred good ones.</summary>
[Trait("Needs", "mail servers")]
public sealed class T21PoisonMailTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task A_bad_mail_waits_in_quarantine_and_the_hundred_good_ones_are_there(TestEngine engine)
    {
        var server = await PostfixServer.SharedAsync();
        var company = await hosts.CompanyAsync(engine);
        var inbox = await company.MailInboxAsync(server);
        var poison = Nested(40);
        for (var i = 0; i < 100; i++)
        {
            if (i == 50) await inbox.ReceiveAsync(poison);
            await inbox.ReceiveAsync($"good{i}@customer.test", $"Good {i}", "Words");
        }

        await company.ConversationsAsync(100);
        var held = (await inbox.QuarantineAsync(1))[0];
        Assert.Equal("nestingTooDeep", held.GetProperty("reason").GetString());
        Assert.Equal("bad@customer.test", held.GetProperty("sender").GetString());
        var raw = (await company.Owner.GetAsync($"quarantine/{held.IdOf()}/raw")).Expect(200).Bytes;
        // The server puts its own lines before it; every byte of the mail itself is there.
        Assert.EndsWith(Encoding.ASCII.GetString(poison), Encoding.ASCII.GetString(raw), StringComparison.Ordinal);
        await Eventually.TrueAsync(
            async () => (await company.Owner.GetAsync("notices")).Items.Any(n => n.GetProperty("kind").GetString() == "mailQuarantined"), MailSteps.Patience, "those who manage the inbox are told");

        var released = (await company.Owner.PostAsync($"quarantine/{held.IdOf()}/release")).Expect(200);
        Assert.True(released["taken"].GetBoolean(), released.Raw);
        await company.ConversationsAsync(101);
        await inbox.QuarantineAsync(0);
        (await company.Owner.GetAsync($"quarantine/{held.IdOf()}")).Expect(404);
        (await (await company.PersonAsync("agent")).GetAsync("quarantine")).Expect(403);
    }

    /// <summary>A mail of so many multiparts inside each other.</summary>
    private static byte[] Nested(int levels)
    {
        var mail = new StringBuilder("From: bad@customer.test\r\nSubject: deep\r\nMessage-ID: <deep@customer.test>\r\nMIME-Version: 1.0\r\n");
        for (var i = 0; i < levels; i++) mail.Append($"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        mail.Append("Content-Type: text/plain\r\n\r\nat the bottom\r\n");
        for (var i = levels - 1; i >= 0; i--) mail.Append($"--b{i}--\r\n");
        return Encoding.ASCII.GetBytes(mail.ToString());
    }
}
