using System.Text;
using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Sending;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 28: nothing that a machine wrote is answered by one, and two machines are soon quiet.</summary>
public sealed class T28LoopTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly object Acknowledging = new { acknowledgement = new { enabled = true } };

    [Fact]
    public async Task A_person_gets_one_acknowledgement_a_day_marked_as_automatic()
    {
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var mail = await OfflineMail.CreateAsync(company, Acknowledging);
        for (var i = 0; i < 5; i++) await mail.TakeAsync("person@customer.test", $"Order {i}", "words");
        var only = Assert.Single(await mail.OutboxAsync());
        var (raw, written, recipients) = await mail.WriteAsync(only);
        Assert.Equal(OutboxKind.Automatic, only.Kind);
        Assert.Equal(["person@customer.test"], recipients);
        Assert.Equal("auto-replied", written.Header("Auto-Submitted"));
        Assert.Equal("All", written.Header("X-Auto-Response-Suppress"));
        Assert.DoesNotContain("Order", raw, StringComparison.Ordinal);
        company.Host.Time.Advance(TimeSpan.FromHours(25));
        await mail.TakeAsync("person@customer.test", "Order 9", "words");
        Assert.Equal(2, (await mail.OutboxAsync()).Count);
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied")]
    [InlineData("Auto-Submitted", "auto-generated")]
    [InlineData("Precedence", "bulk")]
    [InlineData("Precedence", "junk")]
    [InlineData("Precedence", "list")]
    [InlineData("List-Id", "<news.customer.test>")]
    [InlineData("X-Auto-Response-Suppress", "All")]
    [InlineData("X-Autoreply", "yes")]
    [InlineData("Return-Path", "<>")]
    [InlineData("From", "MAILER-DAEMON@customer.test")]
    [InlineData("From", "noreply@customer.test")]
    [InlineData("Subject", "Out of office: back on Monday")]
    [InlineData("Subject", "自动回复：我正在休假")]
    public async Task A_machines_mail_is_kept_and_not_answered(string header, string value)
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite), Acknowledging);
        var raw = header switch
        {
            "From" => MailSteps.Raw(value, mail.Address, "Hello", "words"),
            "Subject" => MailSteps.Raw("a@customer.test", mail.Address, value, "words"),
            _ => MailSteps.Raw("a@customer.test", mail.Address, "Hello", "words", null, null, (header, value)),
        };
        var taken = await mail.TakeAsync(raw);
        Assert.Empty(await mail.OutboxAsync());
        Assert.True(taken.State is MailState.Taken or MailState.Quarantined, "it is kept");
    }

    [Fact]
    public async Task An_automatic_answer_stands_silently_in_its_thread()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite));
        var conversation = (await mail.TakeAsync("a@customer.test", "Order", "words")).Conversation!.Value;
        await mail.Company.Owner.ReplyAsync(conversation, "answer");
        var ours = (await mail.OutboxAsync())[^1].MessageId;
        var away = await mail.TakeAsync("a@customer.test", "Out of office", "back on Monday", null, ours, ("Auto-Submitted", "auto-replied"));
        Assert.Equal(conversation, away.Conversation);
        var shown = await mail.Company.Owner.ConversationAsync(conversation);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, shown.GetProperty("waitingSince").ValueKind);
        Assert.Equal("autoReply", (await mail.Company.Owner.ThreadAsync(conversation)).Single(m => m.IdOf() == away.Message).GetProperty("letter").GetProperty("automatic").GetString());
    }

    [Fact]
    public async Task A_bounce_stands_on_the_message_it_is_about()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite));
        var conversation = (await mail.TakeAsync("gone@customer.test", "Order", "words")).Conversation!.Value;
        var answer = (await mail.Company.Owner.ReplyAsync(conversation, "answer")).Expect(201).Id;
        var ours = (await mail.OutboxAsync())[^1].MessageId;
        await mail.TakeAsync(Encoding.ASCII.GetBytes($"""
            Return-Path: <>
            From: MAILER-DAEMON@mx.customer.test
            To: {mail.Address}
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <bounce@mx.customer.test>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.customer.test

            Final-Recipient: rfc822; gone@customer.test
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <gone@customer.test>: Recipient address rejected: User unknown

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <{ours}>
            Subject: Re: Order

            --b--

            """.ReplaceLineEndings("\r\n")));
        var message = (await mail.Company.Owner.ThreadAsync(conversation)).Single(m => m.IdOf() == answer);
        Assert.Equal("failed", message.GetProperty("state").GetString());
        Assert.StartsWith("userUnknown|", message.GetProperty("failure").GetString(), StringComparison.Ordinal);
        var shown = (await mail.Company.Owner.GetAsync($"conversations/{conversation}/mail")).Expect(200);
        Assert.Equal("gone@customer.test", Assert.Single(shown["undeliverable"].EnumerateArray()).GetString());
        await mail.Company.ConversationsAsync(1);
    }

    [Fact]
    public async Task Our_own_mailboxes_do_not_answer_each_other()
    {
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var one = await OfflineMail.CreateAsync(company, Acknowledging, "one@heed.test");
        var two = await OfflineMail.CreateAsync(company, Acknowledging, "two@heed.test");
        await two.TakeAsync("one@heed.test", "From one to two", "words");
        await one.TakeAsync("two@heed.test", "From two to one", "words");
        Assert.Empty(await one.OutboxAsync());
        Assert.Empty(await two.OutboxAsync());
        var own = await one.TakeAsync("one@heed.test", "From one to itself", "words");
        Assert.Equal((MailState.Quarantined, QuarantineReason.OwnAddress), (own.State, own.Reason));
    }

    [Fact]
    public async Task A_mail_that_has_gone_round_is_stopped()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite));
        var hops = string.Concat(Enumerable.Range(0, 60).Select(i => $"Received: from a{i} by b{i}; Sun, 22 Nov 2026 10:00:00 +0000\r\n"));
        var taken = await mail.TakeAsync(Encoding.UTF8.GetBytes(hops + Encoding.UTF8.GetString(MailSteps.Raw("a@customer.test", mail.Address, "round", "words"))));
        Assert.Equal((MailState.Quarantined, QuarantineReason.Loop), (taken.State, taken.Reason));
    }

    [Fact]
    public async Task A_thousand_rounds_with_a_responder_without_any_header_end_after_one()
    {
        var mail = await OfflineMail.CreateAsync(await hosts.CompanyAsync(TestEngine.Sqlite), Acknowledging);
        var automatic = 0;
        for (var round = 0; round < 1000; round++)
        {
            await mail.TakeAsync("responder@machine.test", $"Ticket {round} received", $"We have received your message, number {round}.", $"round{round}@machine.test");
            var now = (await mail.OutboxAsync()).Count;
            Assert.True(now <= 3, $"{now} automatic mails after {round + 1} rounds");
            automatic = now;
        }

        Assert.Equal(1, automatic);
    }
}
