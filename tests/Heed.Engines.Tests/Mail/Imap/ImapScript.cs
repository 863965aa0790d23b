using Heed.Engines.Tests.Mail.Wire;
using Heed.Mail;
using Heed.Mail.Imap;
using Heed.Mail.Sasl;

namespace Heed.Engines.Tests.Mail.Imap;

/// <summary>What every played IMAP server does first.</summary>
internal static class ImapScript
{
    internal const string Everything = "IMAP4rev1 SASL-IR IDLE MOVE UIDPLUS AUTH=PLAIN";

    internal static readonly ImapOptions Options = new() { Security = MailSecurity.Tls, MaxResponses = 50_000 };

    /// <summary>Waits for a command and gives its tag.</summary>
    internal static async Task<string> ExpectAsync(this ScriptedServer server, string begins)
    {
        var line = await server.HearAsync();
        var parts = line.Split(' ', 2);
        if (parts.Length < 2 || !parts[1].StartsWith(begins, StringComparison.Ordinal)) throw new InvalidOperationException($"Expected {begins}, heard {line}");
        return parts[0];
    }

    /// <summary>Waits for a command, says something, and OK.</summary>
    internal static async Task AnswerAsync(this ScriptedServer server, string begins, string untagged = "", string ok = "OK done")
    {
        var tag = await server.ExpectAsync(begins);
        await server.SayAsync($"{untagged}{tag} {ok}\r\n");
    }

    /// <summary>Greeting and sign-in.</summary>
    internal static async Task SignInAsync(this ScriptedServer server, string capabilities = Everything)
    {
        await server.SayAsync($"* OK [CAPABILITY {capabilities}] ready\r\n");
        await server.AnswerAsync("AUTHENTICATE PLAIN", ok: $"OK [CAPABILITY {capabilities}] welcome");
    }

    /// <summary>Greeting, sign-in and an open folder.</summary>
    internal static async Task OpenAsync(this ScriptedServer server, string capabilities = Everything)
    {
        await server.SignInAsync(capabilities);
        await server.AnswerAsync("SELECT", "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n* OK [UIDNEXT 40] next\r\n", "OK [READ-WRITE] open");
    }

    /// <summary>A client that has signed in and opened a folder.</summary>
    internal static async Task<ImapClient> OpenClientAsync(ScriptedServer server, ImapOptions? options = null)
    {
        var client = await SignInClientAsync(server, options);
        await client.SelectAsync("INBOX", CancellationToken.None);
        return client;
    }

    internal static async Task<ImapClient> SignInClientAsync(ScriptedServer server, ImapOptions? options = null)
    {
        var client = await ImapClient.ConnectAsync(server.Client, options ?? Options, CancellationToken.None);
        await client.AuthenticateAsync(new PasswordCredentials("ann", "secret-word"), CancellationToken.None);
        return client;
    }

    internal static async Task<ImapFailure> FailsAsync(Func<Task> operation)
    {
        var task = operation();
        return await Assert.ThrowsAsync<ImapFailure>(() => task.WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
