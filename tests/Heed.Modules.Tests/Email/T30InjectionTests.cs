using System.Text;
using Heed.Channels.Email.Intake;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 30: nothing anybody typed or sent becomes a header, a recipient or a command of its own.</summary>
public sealed class T30InjectionTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly string[] Evil = ["a\r\nBcc: evil@evil.test", "a\nBcc: evil@evil.test", "a\r\n\r\nbody", "a\0b", "a\rBcc: evil@evil.test", "\u2028Bcc: evil@evil.test"];

    [Fact]
    public async Task Line_ends_in_what_agents_type_are_refused()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite));
        var conversation = (await mail.TakeAsync("a@customer.test", "Order", "words")).Conversation!.Value;
        foreach (var evil in Evil.Take(5))
        {
            (await mail.Company.Owner.ReplyAsync(conversation, "x", new { subject = evil })).ExpectProblem(400, "invalid");
            (await mail.Company.Owner.ReplyAsync(conversation, "x", new { recipients = new { to = new[] { new { name = evil, address = "a@customer.test" } } } })).ExpectProblem(400, "invalid");
            (await mail.Company.Owner.ReplyAsync(conversation, "x", new { recipients = new { to = new[] { new { name = "", address = evil + "@customer.test" } } } })).ExpectProblem(400, "invalid");
            (await mail.Company.Owner.PutAsync($"conversations/{conversation}/mail/people", new { address = evil + "@x.test", approved = true })).ExpectProblem(400, "invalid");
        }

        // Addresses that would be two, or something else altogether.
        foreach (var address in new[] { "a@b.test,evil@evil.test", "<a@b.test>", "a@b.test evil@evil.test", "\"a\"@b.test", "a@b.test>", "a", "@b.test", "a@", "a@b..test" })
        {
            var answer = await mail.Company.Owner.ReplyAsync(conversation, "x", new { recipients = new { to = new[] { new { name = "", address } } } });
            Assert.True(answer.Status == 400 || address == "a@b..test", $"{address}: {answer.Status}");
        }

        Assert.DoesNotContain(await mail.OutboxAsync(), o => o.Conversation != conversation);
    }

    [Fact]
    public async Task Names_subjects_and_file_names_from_outside_add_no_header_to_the_answer()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite));
        var plain = await HeadersAsync(mail, "Plain", "Subject");
        foreach (var evil in Evil)
        {
            var word = $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(evil))}?=";
            Assert.Equal(plain, await HeadersAsync(mail, word, word));
        }
    }

    [Fact]
    public async Task A_message_id_with_line_ends_is_never_repeated()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite));
        var raw = Encoding.UTF8.GetString(MailSteps.Raw("a@customer.test", mail.Address, "Order", "words", messageId: ""));
        var taken = await mail.TakeAsync(Encoding.UTF8.GetBytes("Message-ID: <a\r\n\tBcc: evil@evil.test\r\n\t@x.test>\r\n" + raw));
        Assert.Equal(MailState.Taken, taken.State);
        (await mail.Company.Owner.ReplyAsync(taken.Conversation!.Value, "answer")).Expect(201);
        var (written, parsed, _) = await mail.LastOutAsync();
        Assert.DoesNotContain(parsed.AllHeaders, h => h.Name.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("\nBcc:", written, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Settings_of_a_mailbox_hold_no_line_ends()
    {
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var inbox = (await company.Owner.PostAsync("inboxes", new { name = "Mail", brandId = company.Brand, channel = "email" })).Expect(201).Id;
        foreach (var evil in Evil.Take(5))
        {
            foreach (var field in new[] { "address", "displayName", "trustedAuthServId", "imapPassword" })
            {
                var settings = new Dictionary<string, object?>
                {
                    ["enabled"] = false,
                    ["address"] = "a@heed.test",
                    ["displayName"] = "x",
                    ["aliases"] = Array.Empty<string>(),
                    ["imap"] = new { host = "h.test" },
                    ["smtp"] = new { host = "h.test" },
                    ["signIn"] = "password",
                };
                settings[field] = evil;
                (await company.Owner.PutAsync($"inboxes/{inbox}/email", settings)).ExpectProblem(400, "invalid");
            }
        }
    }

    /// <summary>Names of the headers of an answer to a mail with this sender's name and subject.</summary>
    private static async Task<string> HeadersAsync(OfflineMail mail, string name, string subject)
    {
        var taken = await mail.TakeAsync($"{name} <a{Guid.CreateVersion7():N}@customer.test>", subject, "words");
        (await mail.Company.Owner.ReplyAsync(taken.Conversation!.Value, "answer")).Expect(201);
        var (_, parsed, recipients) = await mail.LastOutAsync();
        Assert.Single(recipients);
        return string.Join(' ', parsed.AllHeaders.Select(h => h.Name));
    }
}
