using System.Text;
using Heed.Engines.Tests.Mail.Wire;
using Heed.Mail;
using Heed.Mail.Sasl;
using Heed.Mail.Smtp;

namespace Heed.Engines.Tests.Mail.Smtp;

public sealed class SmtpClientTests
{
    [Fact]
    public async Task A_message_goes_in_as_few_turns_as_the_server_allows_and_arrives_whole()
    {
        var taken = "";
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.GreetAsync("PIPELINING", "SIZE 1000000", "8BITMIME", "AUTH PLAIN LOGIN");
            await s.AnswerAsync("AUTH PLAIN ", "235 2.7.0 in\r\n");
            // All three lines are there before anything is answered.
            await s.HearAsync();
            await s.HearAsync();
            await s.HearAsync();
            await s.SayAsync("250 2.1.0 ok\r\n250 2.1.5 ok\r\n550 5.1.1 nobody\r\n");
            await s.AnswerAsync("DATA", "354 go\r\n");
            taken = await s.TakeAsync();
            await s.SayAsync("250 2.0.0 queued as 17\r\n");
            await s.AnswerAsync("QUIT", "221 bye\r\n");
        });
        var outcome = await SmtpScript.SendAsync(server, SmtpScript.Options with { Credentials = new PasswordCredentials("ann", "secret-word") },
            new SmtpEnvelope("a@b.test", ["c@d.test", "e@f.test"]), "Subject: x\r\n\r\n.\r\n..a\r\nna\u00efve"u8.ToArray());
        await server.DoneAsync();
        Assert.Equal(SmtpVerdict.Delivered, outcome.Verdict);
        Assert.Equal([SmtpVerdict.Delivered, SmtpVerdict.PermanentRecipients], outcome.Recipients.Select(r => r.Verdict));
        Assert.Equal("Subject: x\r\n\r\n.\r\n..a\r\nna\u00efve\r\n", Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(taken)));
        Assert.Equal(["MAIL FROM:<a@b.test> SIZE=28 BODY=8BITMIME", "RCPT TO:<c@d.test>", "RCPT TO:<e@f.test>"], server.Received.Skip(2).Take(3));
    }

    [Theory]
    [InlineData("421 4.3.2 closing", SmtpVerdict.Transient, SmtpVerdict.Transient)]
    [InlineData("450 4.2.1 busy", SmtpVerdict.Transient, SmtpVerdict.Transient)]
    [InlineData("451 4.7.1 greylisted, try again in 90 seconds", SmtpVerdict.Transient, SmtpVerdict.Transient)]
    [InlineData("452 4.2.2 full", SmtpVerdict.Transient, SmtpVerdict.Transient)]
    [InlineData("550 5.7.1 no", SmtpVerdict.PermanentMessage, SmtpVerdict.PermanentRecipients)]
    [InlineData("552 5.3.4 too large", SmtpVerdict.PermanentMessage, SmtpVerdict.PermanentRecipients)]
    [InlineData("554 5.7.1 spam", SmtpVerdict.PermanentMessage, SmtpVerdict.PermanentRecipients)]
    [InlineData("530 5.7.0 sign in first", SmtpVerdict.Authentication, SmtpVerdict.Authentication)]
    [InlineData("777 what", SmtpVerdict.ConnectionLostBeforeData, SmtpVerdict.ConnectionLostBeforeData)]
    public async Task A_refusal_at_any_step_says_what_to_do(string reply, SmtpVerdict message, SmtpVerdict recipient)
    {
        foreach (var step in (string[])["MAIL", "RCPT", "DATA", "dot"])
        {
            await using var server = ScriptedServer.Play(async s =>
            {
                await s.GreetAsync();
                await s.AnswerAsync("MAIL", step == "MAIL" ? reply + "\r\n" : "250 ok\r\n");
                await s.AnswerAsync("RCPT", step == "RCPT" ? reply + "\r\n" : "250 ok\r\n");
                await s.AnswerAsync("DATA", step == "DATA" ? reply + "\r\n" : "354 go\r\n");
                if (step == "DATA") return;
                await s.TakeAsync();
                await s.SayAsync(reply + "\r\n");
            }, mayLeaveEarly: true);
            var outcome = await SmtpScript.SendAsync(server);
            var expected = step switch { "RCPT" => recipient, "dot" when reply[0] == '7' => SmtpVerdict.UnknownAfterData, _ => message };
            Assert.Equal((step, expected), (step, outcome.Verdict));
            Assert.Equal(expected, Assert.Single(outcome.Recipients).Verdict);
            if (reply.Contains("90 seconds", StringComparison.Ordinal)) Assert.Equal(TimeSpan.FromSeconds(90), outcome.RetryAfter);
        }
    }

    [Theory]
    [InlineData("after 354", SmtpVerdict.ConnectionLostBeforeData)]
    [InlineData("after MAIL", SmtpVerdict.ConnectionLostBeforeData)]
    [InlineData("after dot", SmtpVerdict.UnknownAfterData)]
    [InlineData("half a reply to dot", SmtpVerdict.UnknownAfterData)]
    [InlineData("354 to dot", SmtpVerdict.UnknownAfterData)]
    public async Task A_connection_that_breaks_is_told_apart_by_whether_the_dot_was_sent(string moment, SmtpVerdict verdict)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.GreetAsync();
            await s.AnswerAsync("MAIL", "250 ok\r\n");
            if (moment != "after MAIL")
            {
                await s.AnswerAsync("RCPT", "250 ok\r\n");
                await s.AnswerAsync("DATA", "354 go\r\n");
                if (moment == "after 354")
                {
                    await s.LeaveAsync();
                    return;
                }

                await s.TakeAsync();
                if (moment == "half a reply to dot") await s.SayAsync("250 2.0.0 que");
                if (moment == "354 to dot") await s.SayAsync("354 more\r\n");
            }

            await s.CloseAsync();
        });
        // More than goes into one write, so that a break after 354 is met in mid message.
        var message = Encoding.ASCII.GetBytes("Subject: x\r\n\r\n" + string.Concat(Enumerable.Repeat("0123456789\r\n", 20_000)));
        Assert.Equal(verdict, (await SmtpScript.SendAsync(server, message: message)).Verdict);
    }

    [Fact]
    public async Task Silence_after_the_dot_is_unknown_and_so_is_giving_up_then()
    {
        foreach (var giveUp in (bool[])[false, true])
        {
            var time = new SteppedTime();
            var dot = new TaskCompletionSource();
            using var stop = new CancellationTokenSource();
            await using var server = ScriptedServer.Play(async s =>
            {
                await s.GreetAsync();
                await s.AnswerAsync("MAIL", "250 ok\r\n");
                await s.AnswerAsync("RCPT", "250 ok\r\n");
                await s.AnswerAsync("DATA", "354 go\r\n");
                await s.TakeAsync();
                dot.SetResult();
            });
            var sending = SmtpScript.SendAsync(server, SmtpScript.Options with { Time = time }, cancellation: stop.Token);
            await dot.Task;
            for (var minute = 0; !sending.IsCompleted && minute < 1_000_000; minute++)
            {
                if (giveUp) await stop.CancelAsync();
                else time.Advance(TimeSpan.FromSeconds(30));
                await Task.Yield();
            }

            Assert.Equal(SmtpVerdict.UnknownAfterData, (await sending).Verdict);
        }
    }

    [Fact]
    public async Task Giving_up_before_the_dot_is_a_cancellation_and_nothing_was_sent()
    {
        using var stop = new CancellationTokenSource();
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.GreetAsync();
            await s.HearAsync();
            await stop.CancelAsync();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SmtpScript.SendAsync(server, cancellation: stop.Token));
        Assert.DoesNotContain(".", server.Received);
    }

    [Fact]
    public async Task Pipelined_answers_that_stop_half_way_send_nothing()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.GreetAsync("PIPELINING");
            await s.HearAsync();
            await s.SayAsync("250 ok\r\n250 o");
            await s.CloseAsync();
        });
        var outcome = await SmtpScript.SendAsync(server, envelope: new SmtpEnvelope("", ["c@d.test", "e@f.test"]));
        Assert.Equal(SmtpVerdict.ConnectionLostBeforeData, outcome.Verdict);
        Assert.All(outcome.Recipients, r => Assert.Equal(SmtpVerdict.ConnectionLostBeforeData, r.Verdict));
    }

    [Theory]
    [InlineData(150, true)]
    [InlineData(1_000, false)]
    public async Task A_reply_of_very_many_lines_meets_a_limit(int lines, bool taken)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.GreetAsync();
            await s.AnswerAsync("MAIL", string.Concat(Enumerable.Repeat("250-still ok\r\n", lines - 1)) + "250 ok\r\n");
            await s.AnswerAsync("RCPT", "550 5.1.1 nobody\r\n");
        }, mayLeaveEarly: true);
        var outcome = await SmtpScript.SendAsync(server);
        Assert.Equal(taken ? SmtpVerdict.PermanentRecipients : SmtpVerdict.ConnectionLostBeforeData, outcome.Verdict);
    }

    [Theory]
    [InlineData("250-mx.test\r\n250 AUTH PLAIN\r\n", null)]
    [InlineData("250-mx.test\r\n250 STARTTLS\r\n", "220 go\r\n250 AUTH PLAIN\r\n")]
    [InlineData("250-mx.test\r\n250 STARTTLS\r\n", "454 4.7.0 not now\r\n")]
    public async Task Starttls_that_is_stripped_or_tampered_with_is_refused(string hello, string? answer)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync("220 mx.test\r\n");
            await s.AnswerAsync("EHLO", hello);
            if (answer is not null) await s.AnswerAsync("STARTTLS", answer);
        });
        var options = SmtpScript.Options with { Security = MailSecurity.StartTls, Upgrade = (s, _) => Task.FromResult(s), Credentials = new PasswordCredentials("ann", "secret-word") };
        Assert.Equal(SmtpVerdict.Tls, (await SmtpScript.SendAsync(server, options)).Verdict);
        Assert.DoesNotContain(server.Received, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_is_refused_is_a_tls_failure()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.GreetAsync("STARTTLS");
            await s.AnswerAsync("STARTTLS", "220 go\r\n");
        });
        var options = SmtpScript.Options with { Security = MailSecurity.StartTls, Upgrade = (_, _) => throw new System.Security.Authentication.AuthenticationException("expired") };
        Assert.Equal(SmtpVerdict.Tls, (await SmtpScript.SendAsync(server, options)).Verdict);
    }

    [Fact]
    public async Task Credentials_do_not_go_over_a_connection_that_is_not_protected()
    {
        await using var server = ScriptedServer.Play(s => s.GreetAsync("AUTH PLAIN"));
        var options = SmtpScript.Options with { Security = MailSecurity.None, Credentials = new PasswordCredentials("ann", "secret-word") };
        Assert.Equal(SmtpVerdict.Tls, (await SmtpScript.SendAsync(server, options)).Verdict);
    }

    [Theory]
    [InlineData("AUTH LOGIN", "535 5.7.8 secret-word is wrong", SmtpVerdict.Authentication)]
    [InlineData("AUTH LOGIN", "454 4.7.0 later", SmtpVerdict.Transient)]
    [InlineData("AUTH=CRAM-MD5", "", SmtpVerdict.Authentication)]
    public async Task A_sign_in_that_fails_is_told_apart_and_the_secret_is_not_repeated(string offer, string reply, SmtpVerdict verdict)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.GreetAsync(offer);
            await s.AnswerAsync("AUTH LOGIN", "334 VXNlcm5hbWU6\r\n");
            await s.AnswerAsync(Convert.ToBase64String("ann"u8), "334 UGFzc3dvcmQ6\r\n");
            await s.AnswerAsync(Convert.ToBase64String("secret-word"u8), reply + "\r\n");
        }, mayLeaveEarly: true);
        var outcome = await SmtpScript.SendAsync(server, SmtpScript.Options with { Credentials = new PasswordCredentials("ann", "secret-word") });
        Assert.Equal(verdict, outcome.Verdict);
        Assert.DoesNotContain("secret-word", outcome.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@b.test>\r\nDATA")]
    [InlineData("a@b.test\r\n")]
    [InlineData("\"a\r\nRCPT TO:<x@y.test>\"@b.test")]
    [InlineData("a\0@b.test")]
    [InlineData("a@b.test> NOTIFY=NEVER")]
    [InlineData("a b@c.test")]
    [InlineData("a\u2028@b.test")]
    [InlineData("a\u0085@b.test")]
    [InlineData("nobody")]
    [InlineData("@b.test")]
    [InlineData("a@")]
    public void An_address_that_could_end_a_command_makes_no_envelope(string address)
    {
        Assert.ThrowsAny<ArgumentException>(() => new SmtpEnvelope(address, ["c@d.test"]));
        Assert.ThrowsAny<ArgumentException>(() => new SmtpEnvelope("", [address]));
    }

    [Fact]
    public async Task No_name_of_our_own_can_end_a_command()
    {
        foreach (var name in (string[])["a\r\nMAIL", "a b", "", "名"])
            await Assert.ThrowsAnyAsync<ArgumentException>(() => SmtpScript.SendAsync(ScriptedServer.Play(_ => Task.CompletedTask), SmtpScript.Options with { ClientName = name }));
    }
}
