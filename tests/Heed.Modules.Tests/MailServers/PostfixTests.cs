using System.Diagnostics;
using System.Text;
using Heed.Mail;
using Heed.Mail.Sasl;
using Heed.Mail.Smtp;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.MailServers;

[Trait("Needs", "mail servers")]
public sealed class PostfixTests(ITestOutputHelper output)
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_message_arrives_byte_for_byte(MailSecurity security)
    {
        var server = await PostfixServer.SharedAsync();
        var user = server.Dovecot.NewUser();
        var body = ".\r\n..\r\n.leading\r\nmiddle . dot\r\n\r\nБолгария 保加利亚\r\n.\r\nend\r\n";
        await using var imap = await server.Dovecot.SignInAsync(user, Never);
        await imap.SelectAsync("INBOX", Never);

        var since = Stopwatch.GetTimestamp();
        var outcome = await SmtpClient.DeliverAsync(c => server.ConnectAsync(security == MailSecurity.Tls, c), Options(server, security), new SmtpEnvelope(server.User, [user]), Message(body), Never);
        output.WriteLine($"{security}: accepted after {Stopwatch.GetElapsedTime(since).TotalMilliseconds:0} ms ({outcome.Reply})");
        Assert.True(outcome.IsComplete, outcome.Text);
        await imap.IdleAsync(Never).WaitAsync(TimeSpan.FromSeconds(10));
        output.WriteLine($"{security}: seen by IDLE {Stopwatch.GetElapsedTime(since).TotalMilliseconds:0} ms after connecting");

        var found = Assert.Single((await imap.SearchSinceAsync(0, 10, Never)).Messages);
        var text = Encoding.UTF8.GetString((await imap.FetchAsync(found.Uid, Never))!.Raw.Span);
        Assert.Equal(body, text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }

    [Fact]
    public async Task Each_recipient_has_an_answer_of_its_own()
    {
        var server = await PostfixServer.SharedAsync();
        var user = server.Dovecot.NewUser();
        var outcome = await SendAsync(server, Options(server, MailSecurity.StartTls), new SmtpEnvelope("", [user, "unknown@example.test"]));
        Assert.Equal(SmtpVerdict.Delivered, outcome.Verdict);
        Assert.False(outcome.IsComplete);
        Assert.Equal([SmtpVerdict.Delivered, SmtpVerdict.PermanentRecipients], outcome.Recipients.Select(r => r.Verdict));
        Assert.Equal((550, "5.1.1"), (outcome.Recipients[1].Reply!.Code, outcome.Recipients[1].Reply!.Enhanced));
    }

    [Fact]
    public async Task Without_credentials_mail_for_elsewhere_is_refused_for_good()
    {
        var server = await PostfixServer.SharedAsync();
        var outcome = await SendAsync(server, Options(server, MailSecurity.StartTls) with { Credentials = null }, new SmtpEnvelope(server.User, ["someone@elsewhere.test"]));
        Assert.Equal(SmtpVerdict.PermanentRecipients, outcome.Verdict);
        Assert.Equal("5.7.1", outcome.Reply!.Enhanced);
    }

    [Fact]
    public async Task A_wrong_password_is_an_authentication_failure()
    {
        var server = await PostfixServer.SharedAsync();
        var options = Options(server, MailSecurity.StartTls) with { Credentials = new PasswordCredentials(server.User, "wrong-secret") };
        var outcome = await SendAsync(server, options, new SmtpEnvelope(server.User, [server.User]));
        Assert.Equal(SmtpVerdict.Authentication, outcome.Verdict);
        Assert.Equal(535, outcome.Reply!.Code);
    }

    [Fact]
    public async Task A_message_larger_than_the_server_takes_is_not_begun()
    {
        var server = await PostfixServer.SharedAsync();
        var outcome = await SmtpClient.DeliverAsync(
            c => server.ConnectAsync(false, c), Options(server, MailSecurity.StartTls), new SmtpEnvelope(server.User, [server.User]), new byte[32 * 1024 * 1024].Select(_ => (byte)'a').ToArray(), Never);
        Assert.Equal(SmtpVerdict.PermanentMessage, outcome.Verdict);
    }

    [Fact]
    public async Task A_server_that_is_down_or_killed_in_mid_message_has_certainly_not_taken_it()
    {
        await using var server = await PostfixServer.StartAsync();
        var user = server.Dovecot.NewUser();
        var options = Options(server, MailSecurity.None) with { Credentials = null };
        var large = Message(string.Concat(Enumerable.Repeat(new string('x', 76) + "\r\n", 100_000)));
        // The kill comes while DATA is under way: the connection is cut at the first large write.
        var outcome = await SmtpClient.DeliverAsync(async c => new CutStream(await server.ConnectAsync(false, c), 30_000, server.KillAsync), options, new SmtpEnvelope("", [user]), large, Never);
        Assert.Equal(SmtpVerdict.ConnectionLostBeforeData, outcome.Verdict);
        outcome = await SendAsync(server, options, new SmtpEnvelope("", [user]));
        Assert.Equal(SmtpVerdict.ConnectionLostBeforeData, outcome.Verdict);

        await server.StartAgainAsync();
        Assert.True((await SendAsync(server, options, new SmtpEnvelope("", [user]))).IsComplete);
        await using var imap = await server.Dovecot.SignInAsync(user, Never);
        await Eventually.TrueAsync(async () => (await imap.SelectAsync("INBOX", Never)).Exists > 0, TimeSpan.FromSeconds(10), "the message arrives");
        Assert.Equal(1u, (await imap.SelectAsync("INBOX", Never)).Exists);
    }

    private static Task<SmtpOutcome> SendAsync(PostfixServer server, SmtpOptions options, SmtpEnvelope envelope) =>
        SmtpClient.DeliverAsync(c => server.ConnectAsync(false, c), options, envelope, Message("hello\r\n"), Never);

    private static SmtpOptions Options(PostfixServer server, MailSecurity security) => new()
    {
        Security = security,
        Upgrade = server.UpgradeAsync,
        Credentials = new PasswordCredentials(server.User, server.Password),
        ClientName = "heed.example.test",
        ReplyTimeout = TimeSpan.FromSeconds(20),
    };

    private static byte[] Message(string body) => Encoding.UTF8.GetBytes(
        "From: support@example.test\r\nTo: you@example.test\r\nSubject: Re: order\r\nDate: Sun, 22 Nov 2026 08:00:00 +0800\r\nMessage-ID: <1@example.test>\r\n"
        + $"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}");
}
