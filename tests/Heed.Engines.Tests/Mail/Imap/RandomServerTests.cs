using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Heed.Engines.Tests.Mail.Wire;
using Heed.Mail;
using Heed.Mail.Imap;
using Heed.Mail.Sasl;
using Heed.Mail.Smtp;

namespace Heed.Engines.Tests.Mail.Imap;

/// <summary>Servers that say anything at all.</summary>
public sealed class RandomServerTests
{
    private static readonly string[] Fragments =
    [
        "* ", "H1 ", "H2 ", "H3 ", "OK ", "NO ", "BAD ", "BYE ", "\r\n", "\n", "\r", "+ ", "[", "]", "CAPABILITY IMAP4rev1 ", "UIDVALIDITY 1] ", "1 EXISTS", "1 FETCH (", ")", "(", "UID 5 ",
        "BODY[] ", "{3}\r\n", "{0}\r\n", "{99999999}\r\n", "{-1}\r\n", "\"", "\\", "NIL ", "RFC822.SIZE 10 ", "FLAGS (\\Seen) ", "AUTH=PLAIN IDLE ", "\0", "é", "220 ", "250-", "250 ", "354 ", "550 5.1.1 ", "421 ", "235 ", "EHLO", "SIZE 1",
        "~{2}\r\n", "LIST () \"/\" ", "SEARCH 1 2 3", "&AOk-", "999999999999999999999 ",
    ];

    private static readonly Gen<string> Speech = Gen.OneOf(Gen.Elements(Fragments), Gen.Choose(0, 255).Select(b => ((char)b).ToString())).ListOf().Select(string.Concat);

    [Fact]
    public void Whatever_an_imap_server_says_ends_in_a_result_or_a_failure() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120), Prop.ForAll(Speech.ToArbitrary(), said => TalkImapAsync("* OK hello\r\n", said).GetAwaiter().GetResult()));

    [Fact]
    public void Whatever_follows_a_good_sign_in_ends_in_a_result_or_a_failure() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120),
        Prop.ForAll(Speech.ToArbitrary(), said => TalkImapAsync($"* OK [CAPABILITY {ImapScript.Everything}] hi\r\nH1 OK in\r\n* CAPABILITY {ImapScript.Everything}\r\nH2 OK\r\n* 1 EXISTS\r\n* OK [UIDVALIDITY 3]\r\nH3 OK open\r\n", said).GetAwaiter().GetResult()));

    [Fact]
    public void Whatever_an_smtp_server_says_ends_in_an_outcome() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120), Prop.ForAll(Speech.ToArbitrary(), said => TalkSmtpAsync("220 hi\r\n250-hi\r\n250 PIPELINING\r\n", said).GetAwaiter().GetResult()));

    private static async Task<bool> TalkImapAsync(string first, string said)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync(first + said);
            await s.CloseAsync();
        });
        try
        {
            await TalkAsync(server.Client).WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (ImapFailure failure)
        {
            return failure.ServerText is not { } text || !text.Any(char.IsControl);
        }

        return true;
    }

    private static async Task TalkAsync(Stream stream)
    {
        var never = CancellationToken.None;
        await using var client = await ImapClient.ConnectAsync(stream, new ImapOptions { Security = MailSecurity.Tls, MaxResponses = 1_000 }, never);
        await client.AuthenticateAsync(new PasswordCredentials("ann", "secret-word"), never);
        await client.SelectAsync("INBOX", never);
        await client.SearchSinceAsync(0, 10, never);
        await client.FetchAsync(5, never);
        await client.ListAsync(never);
        await client.IdleAsync(never);
    }

    private static async Task<bool> TalkSmtpAsync(string first, string said)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync(Encoding.Latin1.GetBytes(first + said));
            await s.CloseAsync();
        });
        var options = new SmtpOptions { Security = MailSecurity.None };
        var outcome = await SmtpClient.DeliverAsync(_ => Task.FromResult(server.Client), options, new SmtpEnvelope("a@b.test", ["c@d.test", "e@f.test"]), "Subject: x\r\n\r\nhello\r\n"u8.ToArray(), CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(20));
        return outcome.Recipients.Count == 2 && !outcome.Text.Any(char.IsControl);
    }
}
