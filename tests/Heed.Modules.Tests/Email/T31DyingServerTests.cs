using System.Text.Json;
using Heed.Channels.Email.Sending;
using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Engines;
using Heed.Modules.Tests.MailServers;
using Heed.Modules.Tests.Platform;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Email;

/// <summary>TRUST 31: servers that refuse, delay, die and lie. No mail is lost, none is sent twice but where nobody can know, and then under one Message-ID.</summary>
public sealed class T31DyingServerTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory]
    [InlineData("421 4.3.2 closing")]
    [InlineData("450 4.2.1 mailbox busy")]
    [InlineData("451 4.3.0 try again")]
    [InlineData("DROP")]
    public async Task What_is_refused_for_now_goes_later_once(string refusal)
    {
        await using var server = new ScriptedSmtp();
        var (mail, message) = await AnswerAsync(TestEngine.Sqlite, server, s => s.Answer = l => l.StartsWith("RCPT", StringComparison.Ordinal) ? refusal : null);
        await UntilAsync(mail, message, m => server.Commands.Any(c => c.StartsWith("RCPT", StringComparison.Ordinal)));
        Assert.Empty(server.TakenIds);
        server.Answer = _ => null;
        await ForwardUntilAsync(mail, message, m => State(m) == "sent");
        Assert.Single(server.TakenIds);
    }

    [Theory]
    [InlineData("550 5.1.1 no such user", "userUnknown")]
    [InlineData("550 no such user", "userUnknown")]
    [InlineData("552 5.3.4 too big", "tooBig")]
    [InlineData("550 5.7.1 not allowed", "refusedByPolicy")]
    public async Task What_is_refused_for_good_stands_on_the_message_and_can_be_sent_again(string refusal, string code)
    {
        await using var server = new ScriptedSmtp();
        var (mail, message) = await AnswerAsync(TestEngine.Sqlite, server, s => s.Answer = l => l.StartsWith("RCPT", StringComparison.Ordinal) ? refusal : null);
        var failed = await UntilAsync(mail, message, m => State(m) == "failed");
        Assert.StartsWith(code, failed.GetProperty("failure").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.TakenIds);
        server.Answer = _ => null;
        var conversation = failed.GetProperty("conversationId").GetGuid();
        var retried = await mail.Company.Owner.PostAsync($"conversations/{conversation}/messages/{message}/retry");
        Assert.True(retried.Status is 200 or 202 or 204, retried.Raw);
        await UntilAsync(mail, message, m => State(m) == "sent");
        Assert.Single(server.TakenIds);
    }

    [Theory, OnEveryEngine]
    public async Task Where_nobody_can_know_it_goes_again_under_the_same_message_id(TestEngine engine)
    {
        await using var server = new ScriptedSmtp();
        var (mail, message) = await AnswerAsync(engine, server, s => s.Final = _ => s.Taken.Count == 0 ? "DROP" : null);
        await ForwardUntilAsync(mail, message, m => State(m) == "sent");
        Assert.Equal(2, server.TakenIds.Count);
        Assert.Single(server.TakenIds.Distinct());
        Assert.Equal(1, (await mail.OutboxAsync())[^1].Doubts);
    }

    [Fact]
    public async Task After_three_days_it_is_given_up_and_said()
    {
        await using var server = new ScriptedSmtp();
        var (mail, message) = await AnswerAsync(TestEngine.Sqlite, server, s => s.Answer = l => l.StartsWith("RCPT", StringComparison.Ordinal) ? "450 4.2.0 later" : null);
        await UntilAsync(mail, message, _ => server.Commands.Any(c => c.StartsWith("RCPT", StringComparison.Ordinal)));
        mail.Company.Host.Time.Advance(TimeSpan.FromHours(73));
        var failed = await ForwardUntilAsync(mail, message, m => State(m) == "failed");
        Assert.StartsWith("gaveUp", failed.GetProperty("failure").GetString(), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Killed_between_claim_and_answer_it_goes_again_under_the_same_message_id(TestEngine engine)
    {
        await using var server = new ScriptedSmtp();
        var (mail, message) = await AnswerAsync(engine, server, _ => { });
        await UntilAsync(mail, message, m => State(m) == "sent");
        // As a killed process leaves it: the row says that an attempt is under way.
        await mail.Company.Host.Get<IStore>().WriteAsync(
            Scope.System(mail.Company.Workspace),
            unit => unit.Execute($"update email_outbox set state = {OutboxState.Sending}, next_at = {unit.Now} where workspace = {unit.Workspace} and id = {message}"), CancellationToken.None);
        await Eventually.TrueAsync(() => server.TakenIds.Count == 2, MailSteps.Patience, "it goes again");
        Assert.Single(server.TakenIds.Distinct());
    }

    [Fact]
    [Trait("Needs", "mail servers")]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_with_its_fingerprint_and_taken_when_pinned()
    {
        var server = await PostfixServer.SharedAsync();
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var inbox = (await company.Owner.PostAsync("inboxes", new { name = "Mail", brandId = company.Brand, channel = "email" })).Expect(201).Id;
        var user = server.Dovecot.NewUser();
        var settings = MailSteps.Settings(server, user, new { pinnedCertificates = Array.Empty<string>() });
        var refused = (await company.Owner.PostAsync($"inboxes/{inbox}/email/check", new { part = "receiving", settings })).Expect(200);
        Assert.False(refused["works"].GetBoolean());
        var tls = refused["steps"].EnumerateArray().Single(s => s.GetProperty("state").GetString() == "failed");
        Assert.Equal("tls", tls.GetProperty("step").GetString());
        Assert.StartsWith("certificate", tls.GetProperty("code").GetString(), StringComparison.Ordinal);
        settings["pinnedCertificates"] = new[] { tls.GetProperty("fingerprint").GetString() };
        var works = (await company.Owner.PostAsync($"inboxes/{inbox}/email/check", new { settings })).Expect(200);
        Assert.True(works["works"].GetBoolean(), works.Raw);
        Assert.Contains(works["steps"].EnumerateArray(), s => s.GetProperty("step").GetString() == "arrive" && s.GetProperty("state").GetString() == "ok");

        settings["imapPassword"] = "wrong";
        var password = (await company.Owner.PostAsync($"inboxes/{inbox}/email/check", new { part = "receiving", settings })).Expect(200);
        Assert.Equal("signInRefused", password["steps"].EnumerateArray().Last().GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_mailbox_out_of_order_for_ten_minutes_is_told_to_those_who_manage_it()
    {
        await using var host = await HeedHost.StartAsync(TestEngine.Sqlite);
        var company = await host.CreateWorkspaceAsync();
        var mail = await OfflineMail.CreateAsync(company, new { enabled = true, imap = new { host = "127.0.0.1", port = 9, security = "none", user = "a" }, imapPassword = "x" });
        await using var live = await company.Owner.LiveAsync();
        await live.NextAsync("ready");
        var frame = await live.NextAsync(f => f.TryGetProperty("event", out var e) && e.GetString() == "mailbox.health");
        Assert.Equal("noConnection", frame.GetProperty("data").GetProperty("receiving").GetProperty("error").GetProperty("code").GetString());
        Assert.DoesNotContain((await company.Owner.GetAsync("notices")).Items, n => n.GetProperty("kind").GetString() == "mailboxDown");
        var begun = host.Time.GetUtcNow();
        await Eventually.TrueAsync(
            async () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(30));
                return (await company.Owner.GetAsync("notices")).Items.Any(n => n.GetProperty("kind").GetString() == "mailboxDown");
            },
            MailSteps.Patience, "those who manage the inbox are told");
        Assert.True(host.Time.GetUtcNow() - begun >= TimeSpan.FromMinutes(9));
        Assert.NotEqual(Guid.Empty, mail.Inbox);
    }

    [Fact]
    public async Task A_server_without_the_encryption_that_was_asked_for_gets_no_password()
    {
        await using var server = new ScriptedSmtp();
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var inbox = (await company.Owner.PostAsync("inboxes", new { name = "Mail", brandId = company.Brand, channel = "email" })).Expect(201).Id;
        var settings = new Dictionary<string, object?>
        {
            ["enabled"] = false,
            ["address"] = "a@heed.test",
            ["displayName"] = "x",
            ["aliases"] = Array.Empty<string>(),
            ["imap"] = new { host = "127.0.0.1" },
            ["smtp"] = new { host = "127.0.0.1", port = server.Port, security = "startTls", user = "a@heed.test" },
            ["signIn"] = "password",
            ["smtpPassword"] = "the-secret",
        };
        var answer = (await company.Owner.PostAsync($"inboxes/{inbox}/email/check", new { part = "sending", settings })).Expect(200);
        Assert.Equal("tls", answer["steps"].EnumerateArray().Last().GetProperty("code").GetString());
        Assert.DoesNotContain(server.Commands, c => c.Contains("AUTH", StringComparison.OrdinalIgnoreCase));
        settings["smtp"] = new { host = "mail.heed.test", port = 25, security = "none", user = "" };
        (await company.Owner.PutAsync($"inboxes/{inbox}/email", settings)).ExpectProblem(400, "invalid");
    }

    [Fact]
    [Trait("Needs", "mail servers")]
    public async Task A_server_killed_in_mid_transfer_loses_and_doubles_nothing()
    {
        await using var server = await PostfixServer.StartAsync();
        var company = await hosts.CompanyAsync(TestEngine.Sqlite);
        var inbox = await company.MailInboxAsync(server);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 20; i++) await inbox.ReceiveAsync($"c{round}x{i}@customer.test", $"Mail {round} {i}", new string('x', 20_000));
            await server.Dovecot.KillAsync();
            await StartAgainAsync(server);
        }

        await company.ConversationsAsync(60);
        await inbox.WorksAsync();
        await inbox.QuarantineAsync(0);
    }

    [Fact]
    [Trait("Needs", "mail servers")]
    public async Task Heed_stopped_in_mid_transfer_goes_on_where_it_was()
    {
        var server = await PostfixServer.SharedAsync();
        await using var host = await HeedHost.StartAsync(TestEngine.Sqlite);
        var company = await host.CreateWorkspaceAsync();
        var inbox = await company.MailInboxAsync(server);
        for (var i = 0; i < 30; i++) await inbox.ReceiveAsync($"c{i}@customer.test", $"Mail {i}", new string('x', 20_000));
        await host.RestartAsync();
        await inbox.ReceiveAsync("last@customer.test", "Last", "words");
        long count = 0;
        await Eventually.TrueAsync(
            async () =>
            {
                using var session = host.Get<IStore>().Read();
                count = await session.NumberAsync($"select count(*) from conversations_conversations where workspace = {company.Workspace}", CancellationToken.None);
                return count >= 31;
            },
            MailSteps.Patience, "all 31 are there");
        Assert.Equal(31, count);
    }

    /// <summary>The last of the killed processes may hold its sockets for a moment.</summary>
    private static Task StartAgainAsync(PostfixServer server) => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                await server.Dovecot.StartAgainAsync();
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        },
        MailSteps.Patience, "the server is back");

    /// <summary>A mailbox whose SMTP server is the scripted one, and an answer on its way out.</summary>
    private async Task<(OfflineMail Mail, Guid Message)> AnswerAsync(TestEngine engine, ScriptedSmtp server, Action<ScriptedSmtp> script)
    {
        script(server);
        // Another host than that of the class: these tests put the clock forward.
        var mail = await OfflineMail.CreateAsync(
            await hosts.CompanyAsync(engine),
            new { enabled = true, imap = new { host = "127.0.0.1", port = 9, security = "none" }, smtp = new { host = "127.0.0.1", port = server.Port, security = "none", user = "" } });
        var conversation = (await mail.TakeAsync("a@customer.test", "Order", "words")).Conversation!.Value;
        return (mail, (await mail.Company.Owner.ReplyAsync(conversation, "answer")).Expect(201).Id);
    }

    private static string? State(JsonElement message) => message.GetProperty("state").GetString();

    private static async Task<JsonElement> UntilAsync(OfflineMail mail, Guid message, Func<JsonElement, bool> fits)
    {
        JsonElement found = default;
        await Eventually.TrueAsync(
            async () =>
            {
                var conversation = (await mail.Company.ConversationsAsync(1))[0].IdOf();
                found = (await mail.Company.Owner.ThreadAsync(conversation)).Single(m => m.IdOf() == message);
                return fits(found);
            },
            MailSteps.Patience, "the message is as expected");
        return found;
    }

    /// <summary>As above, with the clock put forward a minute at each look.</summary>
    private static Task<JsonElement> ForwardUntilAsync(OfflineMail mail, Guid message, Func<JsonElement, bool> fits) => UntilAsync(mail, message, m =>
    {
        if (fits(m)) return true;
        mail.Company.Host.Time.Advance(TimeSpan.FromMinutes(1));
        return false;
    });
}
