using System.Diagnostics;
using System.Text;
using Heed.Engines.Tests.Mail.Wire;
using Heed.Mail.Imap;

namespace Heed.Engines.Tests.Mail.Imap;

/// <summary>Servers that die, lie, flood and babble: the client says precisely what happened, and never hangs.</summary>
public sealed class HostileServerTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory]
    [InlineData("* BYE [UNAVAILABLE] too many connections\r\n", ImapFailureKind.Bye)]
    [InlineData("220 mail.example.test ESMTP\r\n", ImapFailureKind.Protocol)]
    [InlineData("H1 OK hello\r\n", ImapFailureKind.Protocol)]
    [InlineData("* OK half a gree", ImapFailureKind.Connection)]
    [InlineData("", ImapFailureKind.Connection)]
    public async Task A_greeting_that_is_none_is_named(string greeting, ImapFailureKind kind)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync(greeting);
            await s.CloseAsync();
        });
        var failure = await ImapScript.FailsAsync(() => ImapClient.ConnectAsync(server.Client, ImapScript.Options, Never));
        Assert.Equal(kind, failure.Kind);
    }

    [Fact]
    public async Task A_server_that_dies_while_signing_in_has_lost_the_connection_not_refused_the_password()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync($"* OK [CAPABILITY {ImapScript.Everything}] ready\r\n");
            await s.ExpectAsync("AUTHENTICATE");
            await s.SayAsync("* OK wai");
            await s.CloseAsync();
        });
        Assert.Equal(ImapFailureKind.Connection, (await ImapScript.FailsAsync(() => ImapScript.SignInClientAsync(server))).Kind);
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 5 BODY[] {1000}\r\nSubject: half")]
    [InlineData("* 1 FETCH (UID 5 BODY[] {10}\r\n0123456789")]
    [InlineData("* 1 FETCH (UID 5 BODY[] {10}\r\n0123456789)\r\n")]
    public async Task A_server_that_dies_in_mid_message_gives_no_message(string said)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            await s.AnswerAsync("UID FETCH 5", "* 1 FETCH (UID 5 RFC822.SIZE 1000 FLAGS ())\r\n");
            await s.ExpectAsync("UID FETCH 5");
            await s.SayAsync(said);
            await s.CloseAsync();
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        Assert.Equal(ImapFailureKind.Connection, (await ImapScript.FailsAsync(() => client.FetchAsync(5, Never))).Kind);
        Assert.False(client.IsUsable);
        Assert.Equal(ImapFailureKind.Connection, (await ImapScript.FailsAsync(() => client.PollAsync(Never))).Kind);
    }

    [Fact]
    public async Task A_server_that_dies_in_idle_is_noticed()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            await s.ExpectAsync("IDLE");
            await s.SayAsync("+ idling\r\n* OK still here\r\n* 4 EXI");
            await s.CloseAsync();
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        Assert.Equal(ImapFailureKind.Connection, (await ImapScript.FailsAsync(() => client.IdleAsync(Never))).Kind);
    }

    [Fact]
    public async Task One_byte_at_a_time_is_understood_all_the_same()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            var tag = await s.ExpectAsync("UID FETCH 5");
            await s.SaySlowlyAsync($"* 1 FETCH (FLAGS (\\Seen) UID 5 RFC822.SIZE 13 INTERNALDATE \" 1-Feb-2026 03:04:05 +0800\")\r\n{tag} OK done\r\n");
            tag = await s.ExpectAsync("UID FETCH 5");
            await s.SaySlowlyAsync($"* 2 EXISTS\r\n* 1 FETCH (BODY[] {{13}}\r\nA: b\r\n\r\nbod)\n UID 5)\r\n{tag} OK done\r\n");
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        var message = await client.FetchAsync(5, Never).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("A: b\r\n\r\nbod)\n", Encoding.UTF8.GetString(message!.Raw.Span));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 19, 4, 5, TimeSpan.Zero), message.Received);
        Assert.Contains("\\seen", message.Flags);
    }

    [Theory]
    [InlineData("line")]
    [InlineData("literal")]
    [InlineData("announced")]
    [InlineData("literals")]
    [InlineData("untagged")]
    public async Task A_flood_meets_a_limit(string kind)
    {
        var block = new byte[64 * 1024];
        Array.Fill(block, (byte)'x');
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            await s.ExpectAsync("NOOP");
            if (kind == "announced") await s.SayAsync("* LIST () NIL {99999999999}\r\n");
            if (kind == "literal") await s.SayAsync("* LIST () NIL {10000000}\r\n");
            var small = Encoding.ASCII.GetBytes(kind == "literals" ? "* LIST () NIL {1}\r\nx" + string.Concat(Enumerable.Repeat(" {1}\r\nx", 2_000)) : string.Concat(Enumerable.Repeat("* 1 EXISTS\r\n", 1_000)));
            for (var round = 0; round < 160; round++) await s.SayAsync(kind is "line" or "literal" ? block : small);
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal(ImapFailureKind.Limit, (await ImapScript.FailsAsync(() => client.PollAsync(Never))).Kind);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 200_000_000);
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 5 BODY[] {999999999}\r\n", ImapFailureKind.Limit)]
    [InlineData("* 1 FETCH (UID 5 BODY[] {abc}\r\nxyz)\r\n", ImapFailureKind.Protocol)]
    [InlineData("* 1 FETCH (UID 5 BODY[] {3}\r\nxyz BODY[] {3}\r\nxyz)\r\n", ImapFailureKind.Protocol)]
    [InlineData("* 1 FETCH (UID 6 BODY[] {3}\r\nxyz)\r\n", ImapFailureKind.Protocol)]
    [InlineData("* 1 FETCH (UID 5 BODY[] {3}\r\nxyz\r\n", ImapFailureKind.Protocol)]
    [InlineData("* 1 FETCH (UID 0 BODY[] {3}\r\nxyz)\r\n", ImapFailureKind.Protocol)]
    [InlineData("* 1 FETCH ((((((((((((((((((((((((((((((((((((((((((((((((((((((((\r\n", ImapFailureKind.Protocol)]
    [InlineData("* 1 FETCH (UID 5 \"no end\r\n", ImapFailureKind.Protocol)]
    [InlineData("H999 OK another tag\r\n", ImapFailureKind.Protocol)]
    [InlineData("+ go on\r\n", ImapFailureKind.Protocol)]
    [InlineData("\r\n", ImapFailureKind.Protocol)]
    [InlineData("* BYE going down\r\n", ImapFailureKind.Bye)]
    public async Task An_answer_that_cannot_be_is_refused(string said, ImapFailureKind kind)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            await s.AnswerAsync("UID FETCH 5", "* 1 FETCH (UID 5 RFC822.SIZE 3 FLAGS ())\r\n");
            var tag = await s.ExpectAsync("UID FETCH 5");
            await s.SayAsync(said + tag + " OK done\r\n");
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        Assert.Equal(kind, (await ImapScript.FailsAsync(() => client.FetchAsync(5, Never))).Kind);
        Assert.False(client.IsUsable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("* OK [UIDVALIDITY 0] zero\r\n")]
    [InlineData("* OK [UIDVALIDITY 4294967296] too large\r\n")]
    [InlineData("* OK [UIDVALIDITY 1] one\r\n* OK [UIDVALIDITY 2] or two\r\n")]
    public async Task A_folder_without_one_uidvalidity_is_not_opened(string said)
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SignInAsync();
            await s.AnswerAsync("SELECT", "* 3 EXISTS\r\n" + said);
        });
        await using var client = await ImapScript.SignInClientAsync(server);
        Assert.Equal(ImapFailureKind.Protocol, (await ImapScript.FailsAsync(() => client.SelectAsync("INBOX", Never))).Kind);
        Assert.Null(client.Folder);
    }

    [Fact]
    public async Task A_uidvalidity_that_changes_while_the_folder_is_open_is_reported()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            await s.AnswerAsync("UID FETCH", "* OK [UIDVALIDITY 8] changed\r\n* 1 FETCH (UID 5 RFC822.SIZE 10)\r\n");
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        Assert.Equal(7u, client.Folder!.UidValidity);
        Assert.Equal(ImapFailureKind.UidValidityChanged, (await ImapScript.FailsAsync(() => client.SearchSinceAsync(0, 100, Never))).Kind);
    }

    [Fact]
    public async Task Of_ten_thousand_new_messages_the_lowest_come_first_whatever_their_order()
    {
        var numbers = Enumerable.Range(1, 10_000).Select(n => (uint)n + 39).ToArray();
        new Random(1).Shuffle(numbers);
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            var tag = await s.ExpectAsync("UID FETCH 40:* (UID RFC822.SIZE)");
            // "n:*" also names the last message, which may be an old one.
            await s.SayAsync("* 1 FETCH (UID 12 RFC822.SIZE 1)\r\n");
            await s.SayAsync(string.Concat(numbers.Select(n => $"* {n} FETCH (UID {n} RFC822.SIZE {n * 10})\r\n")));
            await s.SayAsync($"{tag} OK done\r\n");
        });
        await using var client = await ImapScript.OpenClientAsync(server);
        var since = Stopwatch.GetTimestamp();
        var found = await client.SearchSinceAsync(39, 500, Never);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(5));
        Assert.Equal(Enumerable.Range(40, 500).Select(n => new ImapMessageSummary((uint)n, n * 10)), found.Messages);
        Assert.True(found.HasMore);
    }

    [Fact]
    public async Task A_silent_server_is_given_up_after_its_time()
    {
        var time = new SteppedTime();
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.OpenAsync();
            await s.ExpectAsync("NOOP");
            await s.SayAsync("* OK thinking\r\n* OK still thin");
        });
        await using var client = await ImapScript.OpenClientAsync(server, ImapScript.Options with { Time = time });
        var polling = client.PollAsync(Never);
        await server.DoneAsync();
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(polling.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(ImapFailureKind.Timeout, (await ImapScript.FailsAsync(() => polling)).Kind);
    }

    [Fact]
    public async Task What_the_server_says_is_made_harmless()
    {
        await using var server = ScriptedServer.Play(async s =>
        {
            await s.SayAsync($"* OK [CAPABILITY {ImapScript.Everything}] ready\r\n");
            var line = await s.HearAsync();
            await s.SayAsync($"H1 NO [AUTHENTICATIONFAILED] \u001b[31mno\u0000 secret-word {line} \u0007{new string('z', 2000)}\r\n");
        });
        var failure = await ImapScript.FailsAsync(() => ImapScript.SignInClientAsync(server));
        Assert.Equal(ImapFailureKind.Authentication, failure.Kind);
        Assert.DoesNotContain("secret-word", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("\0ann\0secret-word"u8), failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(failure.ServerText!, char.IsControl);
        Assert.True(failure.ServerText!.Length <= 300);
    }
}
