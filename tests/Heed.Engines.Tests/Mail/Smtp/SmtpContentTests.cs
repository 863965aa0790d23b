using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Heed.Engines.Tests.Mail.Wire;
using Heed.Mail.Smtp;

namespace Heed.Engines.Tests.Mail.Smtp;

/// <summary>What is sent is one message, whole, in a form that the server can take.</summary>
public sealed class SmtpContentTests
{
    [Fact]
    public void No_message_holds_another_message_and_no_line_is_lost() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        Gen.Elements("\r\n", "\n", "\r", ".", "\r\n.\r\n", "\n.\n", "\r.\r", "MAIL FROM:<x@y.test>", "QUIT", "a", "é").NonEmptyListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var message = "S: x\r\n\r\n" + text;
            var taken = TakeOneAsync(Encoding.UTF8.GetBytes(message)).GetAwaiter().GetResult();
            var lines = message.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            var expected = (lines.EndsWith('\n') ? lines : lines + "\n").Replace("\n", "\r\n", StringComparison.Ordinal);
            return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(taken)) == expected;
        }));

    [Fact]
    public async Task Names_beyond_ascii_go_as_the_server_can_take_them()
    {
        Assert.Equal("RCPT TO:<c@xn--fiq228c.test>", (await RecipientAsync("c@中文.test")).Line);
        Assert.Equal(SmtpVerdict.PermanentRecipients, (await RecipientAsync("用户@中文.test")).Outcome.Verdict);
        Assert.Equal("RCPT TO:<用户@中文.test>", (await RecipientAsync("用户@中文.test", ["SMTPUTF8", "8BITMIME"])).Line);
        Assert.Equal(SmtpVerdict.PermanentMessage, (await RecipientAsync("c@d.test", message: "Subject: 中\r\n\r\nx\r\n")).Outcome.Verdict);
        Assert.Equal(SmtpVerdict.PermanentMessage, (await RecipientAsync("c@d.test", message: "Subject: x\r\n\r\n中\r\n")).Outcome.Verdict);
    }

    private static async Task<(string Line, SmtpOutcome Outcome)> RecipientAsync(string recipient, string[]? extensions = null, string message = "Subject: x\r\n\r\nx\r\n")
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.GreetAsync(extensions ?? []);
            await s.AnswerAsync("MAIL", "250 ok\r\n");
            await s.AnswerAsync("RCPT", "550 5.1.1 nobody\r\n");
        }, mayLeaveEarly: true);
        var outcome = await SmtpScript.SendAsync(server, envelope: new SmtpEnvelope("", [recipient]), message: Encoding.UTF8.GetBytes(message));
        return (Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(server.Received.FirstOrDefault(l => l.StartsWith("RCPT", StringComparison.Ordinal)) ?? "")), outcome);
    }

    private static async Task<string> TakeOneAsync(byte[] message)
    {
        var taken = "";
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.GreetAsync("8BITMIME");
            await s.AnswerAsync("MAIL", "250 ok\r\n");
            await s.AnswerAsync("RCPT", "250 ok\r\n");
            await s.AnswerAsync("DATA", "354 go\r\n");
            taken = await s.TakeAsync();
            await s.SayAsync("250 ok\r\n");
            // Anything but the goodbye here would have been injected.
            await s.AnswerAsync("QUIT", "221 bye\r\n");
        });
        Assert.True((await SmtpScript.SendAsync(server, message: message)).IsComplete);
        await server.DoneAsync();
        return taken;
    }
}
