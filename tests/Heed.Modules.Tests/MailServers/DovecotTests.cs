using System.Diagnostics;
using System.Text;
using Heed.Mail;
using Heed.Mail.Imap;
using Heed.Mail.Sasl;

namespace Heed.Modules.Tests.MailServers;

[Trait("Needs", "mail servers")]
public sealed class DovecotTests(ITestOutputHelper output)
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task A_delivered_message_is_found_and_fetched_byte_for_byte_and_stays_unread()
    {
        var server = (await PostfixServer.SharedAsync()).Dovecot;
        var user = server.NewUser();
        var raw = Message("Grüße 你好", "Line one\r\n.hidden dot\r\n..two dots\r\n\r\nlast\r\n");
        await server.DeliverAsync(raw, user);

        await using var client = await server.SignInAsync(user, Never);
        var folder = await client.SelectAsync("INBOX", Never);
        Assert.Equal(1u, folder.Exists);
        Assert.True(folder.UidValidity > 0);
        var found = Assert.Single((await client.SearchSinceAsync(0, 100, Never)).Messages);
        var message = await client.FetchAsync(found.Uid, Never);

        Assert.NotNull(message);
        Assert.False(message.TooLarge);
        Assert.Equal(found.Size, message.Raw.Length);
        Assert.EndsWith(Encoding.UTF8.GetString(raw), Encoding.UTF8.GetString(message.Raw.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("\\Seen", message.Flags);
        Assert.Empty((await client.SearchSinceAsync(found.Uid, 100, Never)).Messages);
        Assert.Null(await client.FetchAsync(found.Uid + 100, Never));
        await client.LogoutAsync(Never);
    }

    [Fact]
    public async Task A_delivered_message_wakes_idle()
    {
        var server = (await PostfixServer.SharedAsync()).Dovecot;
        var user = server.NewUser();
        await using var client = await server.SignInAsync(user, Never);
        await client.SelectAsync("INBOX", Never);
        for (var round = 1u; round <= 3; round++)
        {
            var waiting = client.IdleAsync(Never);
            await server.DeliverAsync(Message("ring", "x\r\n"), user);
            var since = Stopwatch.GetTimestamp();
            var activity = await waiting.WaitAsync(TimeSpan.FromSeconds(10));
            output.WriteLine($"IDLE woke {Stopwatch.GetElapsedTime(since).TotalMilliseconds:0} ms after the delivery was acknowledged");
            Assert.Equal(round, activity.Exists);
        }
    }

    [Fact]
    public async Task An_idle_that_is_given_up_leaves_the_connection_usable()
    {
        var server = (await PostfixServer.SharedAsync()).Dovecot;
        await using var client = await server.SignInAsync(server.NewUser(), Never);
        await client.SelectAsync("INBOX", Never);
        using var stop = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.IdleAsync(stop.Token));
        Assert.True(client.IsUsable);
        Assert.False((await client.PollAsync(Never)).Any);
    }

    [Fact]
    public async Task A_folder_that_was_deleted_and_made_again_has_another_uidvalidity()
    {
        var server = (await PostfixServer.SharedAsync()).Dovecot;
        await using var client = await server.SignInAsync(server.NewUser(), Never);
        await client.CreateAsync("客户/来信 & more", Never);
        var first = await client.SelectAsync("客户/来信 & more", Never);
        await client.SelectAsync("INBOX", Never);
        await client.DeleteAsync("客户/来信 & more", Never);
        // Dovecot takes the second as UIDVALIDITY, raised where that was used already.
        await client.CreateAsync("客户/来信 & more", Never);
        var second = await client.SelectAsync("客户/来信 & more", Never);
        Assert.NotEqual(first.UidValidity, second.UidValidity);
        Assert.Contains(await client.ListAsync(Never), f => f.Name == "客户/来信 & more" && f.CanSelect);
    }

    [Fact]
    public async Task Starttls_protects_before_the_credentials_go()
    {
        var server = (await PostfixServer.SharedAsync()).Dovecot;
        var options = new ImapOptions { Security = MailSecurity.StartTls, Upgrade = server.UpgradeAsync };
        await using var client = await ImapClient.ConnectAsync(await server.ConnectAsync(tls: false, Never), options, Never);
        await client.AuthenticateAsync(new PasswordCredentials(server.NewUser(), server.Password), Never);
        Assert.True((await client.SelectAsync("INBOX", Never)).UidValidity > 0);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_ends_the_connection()
    {
        var server = (await PostfixServer.SharedAsync()).Dovecot;
        var options = new ImapOptions { Security = MailSecurity.StartTls, Upgrade = DistrustAsync };
        var failure = await Assert.ThrowsAsync<ImapFailure>(async () => await ImapClient.ConnectAsync(await server.ConnectAsync(tls: false, Never), options, Never));
        Assert.Equal(ImapFailureKind.Tls, failure.Kind);
    }

    [Fact]
    public async Task A_wrong_password_is_named_and_not_repeated()
    {
        var server = (await PostfixServer.SharedAsync()).Dovecot;
        await using var client = await ImapClient.ConnectAsync(await server.ConnectAsync(tls: true, Never), new ImapOptions(), Never);
        var failure = await Assert.ThrowsAsync<ImapFailure>(() => client.AuthenticateAsync(new PasswordCredentials(server.NewUser(), "wrong-secret"), Never));
        Assert.Equal(ImapFailureKind.Authentication, failure.Kind);
        Assert.Equal("AUTHENTICATIONFAILED", failure.Code);
        Assert.DoesNotContain("wrong-secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_moved_flagged_and_appended()
    {
        var server = (await PostfixServer.SharedAsync()).Dovecot;
        var user = server.NewUser();
        await server.DeliverAsync(Message("one", "1\r\n"), user);
        await using var client = await server.SignInAsync(user, Never);
        await client.SelectAsync("INBOX", Never);
        var uid = (await client.SearchSinceAsync(0, 10, Never)).Messages[0].Uid;
        await client.AddFlagsAsync(uid, ["\\Seen", "$Heed"], Never);
        Assert.Superset(new HashSet<string> { "\\Seen", "$Heed" }, (await client.FetchAsync(uid, Never))!.Flags.ToHashSet());
        await client.RemoveFlagsAsync(uid, ["\\Seen"], Never);
        Assert.DoesNotContain("\\Seen", (await client.FetchAsync(uid, Never))!.Flags);

        var moved = await client.MoveAsync(uid, "Trash", Never);
        Assert.NotNull(moved.Uid);
        Assert.Empty((await client.SearchSinceAsync(0, 10, Never)).Messages);
        var sent = (await client.ListAsync(Never)).Single(f => f.Use == ImapFolderUse.Sent);
        var raw = Message("sent", "copy\r\n");
        var appended = await client.AppendAsync(sent.Name, raw, ["\\Seen"], new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), Never);
        var folder = await client.SelectAsync(sent.Name, Never);
        Assert.Equal(folder.UidValidity, appended.UidValidity);
        var copy = await client.FetchAsync(appended.Uid!.Value, Never);
        Assert.Equal(raw, copy!.Raw.ToArray());
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), copy.Received);
        Assert.Equal([appended.Uid.Value], await client.SearchHeaderAsync("Message-ID", "sent@elsewhere.test", Never));

        var missing = await Assert.ThrowsAsync<ImapFailure>(() => client.MoveAsync(appended.Uid.Value, "No such folder", Never));
        Assert.Equal((ImapFailureKind.No, "TRYCREATE"), (missing.Kind, missing.Code));
        Assert.True(client.IsUsable);
    }

    [Fact]
    public async Task Of_a_message_that_is_too_large_the_headers_come()
    {
        var server = (await PostfixServer.SharedAsync()).Dovecot;
        var user = server.NewUser();
        await server.DeliverAsync(Message("large", string.Concat(Enumerable.Repeat("0123456789 0123456789\r\n", 5_000))), user);
        await using var client = await ImapClient.ConnectAsync(await server.ConnectAsync(tls: true, Never), new ImapOptions { MaxMessage = 50_000 }, Never);
        await client.AuthenticateAsync(new PasswordCredentials(user, server.Password), Never);
        await client.SelectAsync("INBOX", Never);
        var message = await client.FetchAsync(1, Never);
        Assert.True(message!.TooLarge);
        Assert.True(message.Size > 100_000);
        var headers = Encoding.UTF8.GetString(message.Raw.Span);
        Assert.Contains("Subject: large", headers, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_killed_in_mid_transfer_is_a_lost_connection_and_the_message_is_whole_next_time()
    {
        await using var server = await DovecotServer.StartAsync();
        var raw = Message("big", string.Concat(Enumerable.Repeat(new string('x', 76) + "\r\n", 200_000)));
        await server.DeliverAsync(raw, server.User);

        await using (var slow = new HeldStream(await server.ConnectAsync(tls: false, Never), afterBytes: 200_000))
        {
            var client = await ImapClient.ConnectAsync(slow, new ImapOptions { Security = MailSecurity.None, AllowPlaintextCredentials = true }, Never);
            await client.AuthenticateAsync(new PasswordCredentials(server.User, server.Password), Never);
            await client.SelectAsync("INBOX", Never);
            var fetching = client.FetchAsync(1, Never);
            await slow.Held;
            await server.KillAsync();
            slow.Release();
            var failure = await Assert.ThrowsAsync<ImapFailure>(() => fetching.WaitAsync(TimeSpan.FromSeconds(20)));
            Assert.Equal(ImapFailureKind.Connection, failure.Kind);
            Assert.False(client.IsUsable);
        }

        await server.StartAgainAsync();
        var since = Stopwatch.GetTimestamp();
        await using var again = await server.SignInAsync(server.User, Never);
        await again.SelectAsync("INBOX", Never);
        var whole = await again.FetchAsync(1, Never);
        output.WriteLine($"signing in and fetching {whole!.Raw.Length / 1e6:0.0} MB over TLS took {Stopwatch.GetElapsedTime(since).TotalMilliseconds:0} ms");
        Assert.True(whole.Raw.Span.EndsWith(raw));
    }

    private static byte[] Message(string subject, string body) => Encoding.UTF8.GetBytes(
        $"From: Sender <sender@elsewhere.test>\r\nTo: support@example.test\r\nSubject: {subject}\r\nDate: Sun, 22 Nov 2026 08:00:00 +0800\r\n"
        + $"Message-ID: <{subject.Split(' ')[0]}@elsewhere.test>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}");

    private static async Task<Stream> DistrustAsync(Stream stream, CancellationToken cancellation)
    {
        var tls = new System.Net.Security.SslStream(stream);
        await tls.AuthenticateAsClientAsync("localhost");
        return tls;
    }
}
