using System.Text;
using Heed.Engines.Tests.Mail.Wire;
using Heed.Mail;
using Heed.Mail.Imap;
using Heed.Mail.Sasl;

namespace Heed.Engines.Tests.Mail.Imap;

public sealed class ImapClientTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Without_sasl_ir_the_credentials_follow_the_servers_question()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync("* OK ready\r\n");
            await s.AnswerAsync("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n");
            var tag = await s.ExpectAsync("AUTHENTICATE PLAIN");
            await s.SayAsync("+ \r\n");
            await s.HearAsync();
            await s.SayAsync($"{tag} OK in\r\n");
            await s.AnswerAsync("CAPABILITY", "* CAPABILITY IMAP4rev1 ID\r\n");
            await s.AnswerAsync("ID (\"name\" \"Heed\"", "* ID NIL\r\n");
        });
        await using var client = await ImapScript.SignInClientAsync(server);
        await server.DoneAsync();
        Assert.Equal(["H1 CAPABILITY", "H2 AUTHENTICATE PLAIN", Convert.ToBase64String("\0ann\0secret-word"u8), "H3 CAPABILITY", "H4 ID (\"name\" \"Heed\" \"version\" \"1\" )"], server.Received);
    }

    [Fact]
    public async Task A_password_that_is_not_ascii_goes_to_login_as_counted_bytes()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync("* OK [CAPABILITY IMAP4rev1] ready\r\n");
            await s.ExpectAsync("LOGIN \"a\\\"nn\\\\\" {6}");
            await s.SayAsync("* OK patience\r\n+ go on\r\n");
            var password = await s.HearAsync(6);
            Assert.Equal("密码", Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(password)));
            await s.HearAsync();
            await s.SayAsync("H1 OK [CAPABILITY IMAP4rev1] in\r\n");
        });
        await using var client = await ImapClient.ConnectAsync(server.Client, ImapScript.Options, Never);
        await client.AuthenticateAsync(new PasswordCredentials("a\"nn\\", "密码"), Never);
        await server.DoneAsync();
    }

    [Theory]
    [InlineData("AUTH=XOAUTH2", "user=ann\u0001auth=Bearer token-1\u0001\u0001", "")]
    [InlineData("AUTH=OAUTHBEARER AUTH=XOAUTH2", "n,a=ann,\u0001host=imap.test\u0001port=993\u0001auth=Bearer token-1\u0001\u0001", "AQ==")]
    public async Task A_token_that_has_expired_is_an_authentication_failure(string capabilities, string first, string answer)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync($"* OK [CAPABILITY IMAP4rev1 SASL-IR {capabilities}] ready\r\n");
            var line = await s.HearAsync();
            Assert.EndsWith(" " + Convert.ToBase64String(Encoding.UTF8.GetBytes(first)), line, StringComparison.Ordinal);
            await s.SayAsync("+ eyJzdGF0dXMiOiI0MDEifQ==\r\n");
            Assert.Equal(answer, await s.HearAsync());
            await s.SayAsync("H1 NO [AUTHENTICATIONFAILED] expired\r\n");
        });
        await using var client = await ImapClient.ConnectAsync(server.Client, ImapScript.Options with { Host = "imap.test" }, Never);
        var failure = await ImapScript.FailsAsync(() => client.AuthenticateAsync(new TokenCredentials("ann", "token-1"), Never));
        Assert.Equal((ImapFailureKind.Authentication, false), (failure.Kind, failure.IsTransient));
        await server.DoneAsync();
    }

    [Fact]
    public async Task A_server_that_cannot_check_passwords_now_has_not_refused_them()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync($"* OK [CAPABILITY {ImapScript.Everything}] ready\r\n");
            await s.AnswerAsync("AUTHENTICATE", ok: "NO [UNAVAILABLE] directory is down");
        });
        var failure = await ImapScript.FailsAsync(() => ImapScript.SignInClientAsync(server));
        Assert.Equal((ImapFailureKind.No, true), (failure.Kind, failure.IsTransient));
    }

    [Theory]
    [InlineData("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n", null)]
    [InlineData("* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] you are in\r\n", null)]
    [InlineData("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n", "H1 OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n")]
    [InlineData("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n", "H1 NO not today\r\n")]
    public async Task Starttls_that_is_stripped_or_tampered_with_ends_before_any_secret_is_sent(string greeting, string? answer)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync(greeting);
            if (answer is null) return;
            await s.ExpectAsync("STARTTLS");
            await s.SayAsync(answer);
        });
        var upgraded = false;
        var options = ImapScript.Options with { Security = MailSecurity.StartTls, Upgrade = (s, _) => { upgraded = true; return Task.FromResult(s); } };
        var failure = await ImapScript.FailsAsync(() => ImapClient.ConnectAsync(server.Client, options, Never));
        Assert.Equal(ImapFailureKind.Tls, failure.Kind);
        Assert.False(upgraded);
    }

    [Fact]
    public async Task What_was_said_before_tls_is_forgotten()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync("* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN AUTH=LOGIN] ready\r\n");
            await s.AnswerAsync("STARTTLS");
            await s.AnswerAsync("CAPABILITY", "* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n");
        });
        var options = ImapScript.Options with { Security = MailSecurity.StartTls, Upgrade = (s, _) => Task.FromResult(s) };
        await using var client = await ImapClient.ConnectAsync(server.Client, options, Never);
        var failure = await ImapScript.FailsAsync(() => client.AuthenticateAsync(new PasswordCredentials("ann", "secret-word"), Never));
        Assert.Equal(ImapFailureKind.Authentication, failure.Kind);
        Assert.DoesNotContain(server.Received, line => line.Contains("LOGIN ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Credentials_do_not_go_over_a_connection_that_is_not_protected()
    {
        await using var server = ScriptedServer.Play(s => s.SayAsync($"* OK [CAPABILITY {ImapScript.Everything}] ready\r\n"));
        await using var client = await ImapClient.ConnectAsync(server.Client, ImapScript.Options with { Security = MailSecurity.None }, Never);
        Assert.Equal(ImapFailureKind.Tls, (await ImapScript.FailsAsync(() => client.AuthenticateAsync(new PasswordCredentials("ann", "x"), Never))).Kind);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("UIDPLUS", false, "UID COPY 5 \"Done\"|UID STORE 5 +FLAGS.SILENT (\\Deleted)|UID EXPUNGE 5")]
    [InlineData("IDLE", true, "UID COPY 5 \"Done\"|UID STORE 5 +FLAGS.SILENT (\\Deleted)")]
    [InlineData("MOVE", false, "UID MOVE 5 \"Done\"")]
    public async Task A_message_is_moved_with_what_the_server_has_and_nothing_else_is_expunged(string capability, bool leftMarked, string expected)
    {
        var commands = expected.Split('|');
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync($"IMAP4rev1 SASL-IR AUTH=PLAIN {capability}");
            await s.AnswerAsync(commands[0], ok: "OK [COPYUID 77 5 9] moved");
            foreach (var command in commands.Skip(1)) await s.AnswerAsync(command);
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        Assert.Equal(new ImapCopied(77, 9, leftMarked), await client.MoveAsync(5, "Done", Never));
        await server.DoneAsync();
    }

    [Fact]
    public async Task Idle_is_renewed_by_the_callers_clock_and_goes_on_being_used()
    {
        var time = new SteppedTime();
        var idling = new TaskCompletionSource();
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            for (var round = 0; round < 2; round++)
            {
                var tag = await s.ExpectAsync("IDLE");
                await s.SayAsync("+ idling\r\n* OK still here\r\n");
                if (round == 0) idling.SetResult();
                else await s.SayAsync("* 4 EXISTS\r\n* 1 EXPUNGE\r\n");
                Assert.Equal("DONE", await s.HearAsync());
                await s.SayAsync($"{tag} OK done\r\n");
            }
        });
        await using var client = await ImapScript.OpenClientAsync(server, ImapScript.Options with { Time = time });
        var waiting = client.IdleAsync(Never);
        await idling.Task;
        // Three run once the server's "+" has been read: the whole wait's, the handshake's and the renewal's.
        while (time.Running < 3) await Task.Yield();
        time.Advance(TimeSpan.FromMinutes(28));
        Assert.False((await waiting.WaitAsync(TimeSpan.FromSeconds(10))).Any);
        var activity = await client.IdleAsync(Never).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(4u, activity.Exists);
    }

    [Fact]
    public async Task News_that_came_with_another_command_ends_the_next_idle_at_once()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            await s.AnswerAsync("UID STORE 5 +FLAGS.SILENT (\\Seen)", "* 9 EXISTS\r\n");
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        await client.AddFlagsAsync(5, ["\\Seen"], Never);
        Assert.Equal(9u, (await client.IdleAsync(Never).WaitAsync(TimeSpan.FromSeconds(5))).Exists);
    }

    [Fact]
    public async Task Where_idle_is_missing_the_server_is_asked()
    {
        var time = new SteppedTime();
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync("IMAP4rev1 SASL-IR AUTH=PLAIN");
            await s.AnswerAsync("NOOP", "* 5 EXISTS\r\n");
        });
        await using var client = await ImapScript.OpenClientAsync(server, ImapScript.Options with { Time = time });
        var waiting = client.WaitAsync(TimeSpan.FromMinutes(1), Never);
        while (time.Running == 0) await Task.Yield();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5u, (await waiting.WaitAsync(TimeSpan.FromSeconds(5))).Exists);
    }

    [Fact]
    public async Task A_no_leaves_the_connection_usable_and_a_second_operation_at_once_is_refused()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            await s.AnswerAsync("CREATE", ok: "NO [ALREADYEXISTS] it is there");
            await s.ExpectAsync("NOOP");
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        Assert.Equal("ALREADYEXISTS", (await ImapScript.FailsAsync(() => client.CreateAsync("Done", Never))).Code);
        Assert.True(client.IsUsable);
        var first = client.PollAsync(Never);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.PollAsync(Never));
        await client.DisposeAsync();
        await ImapScript.FailsAsync(() => first);
    }

    [Theory]
    [InlineData("a\r\nH9 DELETE INBOX")]
    [InlineData("a\n")]
    [InlineData("a\0b")]
    public async Task A_value_that_could_end_a_command_is_refused_before_anything_is_sent(string value)
    {
        await using var server = ScriptedServer.Play(s => s.OpenAsync());
        await using var client = await ImapScript.OpenClientAsync(server);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.SearchHeaderAsync("Message-ID", value, Never));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.AddFlagsAsync(1, [value], Never));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.AddFlagsAsync(1, ["\\Seen) (x"], Never));
        Assert.ThrowsAny<ArgumentException>(() => new PasswordCredentials("ann", value));
        // In modified UTF-7 a line end is letters and digits; it can make no command either.
        var before = server.Received.Count;
        Assert.Equal(2, before);
    }

    [Theory]
    [InlineData("OK [APPENDUID 7 9] done", ImapFailureKind.Protocol)]
    [InlineData("NO [OVERQUOTA] full", ImapFailureKind.No)]
    public async Task A_message_that_was_never_sent_is_never_taken_for_appended(string answer, ImapFailureKind kind)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            await s.AnswerAsync("APPEND \"Sent\" (\\Seen) {9}", ok: answer);
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        Assert.Equal(kind, (await ImapScript.FailsAsync(() => client.AppendAsync("Sent", "A: b\r\n\r\nc"u8.ToArray(), ["\\Seen"], null, Never))).Kind);
    }

    [Fact]
    public async Task Folders_have_their_names_and_uses()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SignInAsync("IMAP4rev1 SASL-IR AUTH=PLAIN SPECIAL-USE LIST-EXTENDED");
            await s.AnswerAsync("LIST \"\" \"*\" RETURN (SPECIAL-USE)",
                "* LIST (\\HasNoChildren) \"/\" inbox\r\n* LIST (\\Sent) \"/\" \"&XfJT0ZAB-\"\r\n* LIST (\\Noselect) \"/\" {5}\r\nA & B\r\n* LIST (\\Trash) NIL \"a \\\"b\\\"\"\r\n");
        });
        await using var client = await ImapScript.SignInClientAsync(server);
        Assert.Equal(
            [
                new("inbox", '/', ImapFolderUse.Inbox, true), new("已发送", '/', ImapFolderUse.Sent, true),
                new("A & B", '/', ImapFolderUse.None, false), new("a \"b\"", null, ImapFolderUse.Trash, true),
            ],
            await client.ListAsync(Never));
    }

    [Fact]
    public async Task Where_the_server_accepts_utf8_names_go_as_they_are()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SignInAsync("IMAP4rev1 SASL-IR AUTH=PLAIN ENABLE UTF8=ACCEPT");
            await s.AnswerAsync("ENABLE UTF8=ACCEPT", "* ENABLED UTF8=ACCEPT\r\n");
            var line = await s.HearAsync();
            Assert.Equal("H3 SELECT \"已发送\"", Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line)));
            await s.SayAsync("* 0 EXISTS\r\n* OK [UIDVALIDITY 1] v\r\nH3 OK [READ-ONLY] open\r\n");
        });
        await using var client = await ImapScript.SignInClientAsync(server);
        Assert.True((await client.SelectAsync("已发送", Never)).IsReadOnly);
    }
}
