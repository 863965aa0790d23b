using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Heed.Mail;
using Heed.Modules.Tests.MailServers;
using Microsoft.Playwright;

namespace Heed.Browser.Tests.Mail;

/// <summary>An e-mail inbox of the demo on real mail servers, and the customers' side of it.</summary>
internal sealed class MailDesk(IPage console, PostfixServer servers, string inbox, string address)
{
    public string Inbox => inbox;

    public string Address => address;

    /// <summary>Makes the inbox and waits until it is connected.</summary>
    public static async Task<MailDesk> OpenAsync(IPage console, int undoSeconds = 0)
    {
        var servers = await PostfixServer.SharedAsync();
        // Also another one than in the last run against the same demo.
        var user = $"desk-{Guid.CreateVersion7():N}@example.test";
        var brand = (await console.ApiAsync("GET", "brands")).GetProperty("items")[0].GetProperty("id").GetString();
        var inbox = (await console.ApiAsync("POST", "inboxes", new { name = "Mail " + user, brandId = brand, channel = "email" })).GetProperty("id").GetString()!;
        await console.ApiAsync("PUT", $"inboxes/{inbox}/email", new
        {
            enabled = true,
            address = user,
            displayName = "Heed Support",
            aliases = Array.Empty<string>(),
            imap = new { host = servers.Host, port = servers.ImapsPort, security = "tls", user, folder = "INBOX", after = "keepSeen" },
            smtp = new { host = servers.Host, port = servers.SmtpPort, security = "startTls", user },
            signIn = "password",
            imapPassword = servers.Password,
            pinnedCertificates = new[] { Convert.ToHexStringLower(servers.Certificate.GetCertHash(HashAlgorithmName.SHA256)) },
            undoSeconds,
        });
        var desk = new MailDesk(console, servers, inbox, user);
        await EventuallyAsync(async () => (await console.ApiAsync("GET", $"inboxes/{inbox}/email")).GetProperty("receiving").GetProperty("state").GetString() == "working", "the mailbox is connected");
        return desk;
    }

    /// <summary>A mailbox for a customer.</summary>
    public static string NewCustomer() => $"customer-{Guid.CreateVersion7():N}@example.test";

    /// <summary>A customer's mail comes in; every header and body is encoded, so that nothing in it is lost on the way.</summary>
    public Task ReceiveAsync(string name, string from, string subject, string body, bool html, string? inReplyTo = null)
    {
        var mail = new StringBuilder()
            .Append("From: ").Append(Encoded(name)).Append(" <").Append(from).Append(">\r\nTo: ").Append(address).Append("\r\nSubject: ").Append(Encoded(subject)).Append("\r\nDate: ")
            .Append(TimeProvider.System.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)).Append("\r\nMessage-ID: <").Append(Guid.CreateVersion7().ToString("N")).Append("@customer.test>\r\n");
        if (inReplyTo is not null) mail.Append("In-Reply-To: <").Append(inReplyTo).Append(">\r\n");
        mail.Append("MIME-Version: 1.0\r\nContent-Type: text/").Append(html ? "html" : "plain").Append("; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n")
            .Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(body), Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
        return servers.Dovecot.DeliverAsync(Encoding.ASCII.GetBytes(mail.ToString()), address);
    }

    /// <summary>Mails in a customer's mailbox, when there are so many.</summary>
    public async Task<IReadOnlyList<MailMessage>> MailsAsync(string customer, int count)
    {
        var mails = new List<MailMessage>();
        await EventuallyAsync(
            async () =>
            {
                mails.Clear();
                await using var client = await servers.Dovecot.SignInAsync(customer, CancellationToken.None);
                await client.SelectAsync("INBOX", CancellationToken.None);
                foreach (var found in (await client.SearchSinceAsync(0, 1000, CancellationToken.None)).Messages) mails.Add(MailParser.Parse((await client.FetchAsync(found.Uid, CancellationToken.None))!.Raw));
                return mails.Count >= count;
            },
            $"{count} mails for the customer");
        return mails;
    }

    /// <summary>Conversations of the inbox, when there are so many.</summary>
    public async Task<IReadOnlyList<JsonElement>> ConversationsAsync(int count)
    {
        IReadOnlyList<JsonElement> items = [];
        await EventuallyAsync(
            async () => (items = [.. (await console.ApiAsync("GET", $"conversations?tier=all&inbox={inbox}&limit=200")).GetProperty("items").EnumerateArray()]).Count >= count, $"{count} conversations");
        return items;
    }

    /// <summary>Takes the inbox out of use: the servers of the tests are gone soon.</summary>
    public Task CloseAsync() => ChangeAsync("enabled", false);

    /// <summary>Changes one of the mailbox's settings.</summary>
    public async Task ChangeAsync(string setting, object value)
    {
        var settings = (await console.ApiAsync("GET", $"inboxes/{inbox}/email")).EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value);
        settings[setting] = value;
        await console.ApiAsync("PUT", $"inboxes/{inbox}/email", settings);
    }

    public static async Task EventuallyAsync(Func<Task<bool>> holds, string what)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(90), $"Never: {what}.");
            await Task.Delay(100);
        }
    }

    private static string Encoded(string words)
    {
        var coded = new StringBuilder();
        foreach (var part in words.EnumerateRunes().Chunk(10)) coded.Append(coded.Length > 0 ? "\r\n " : "").Append("=?utf-8?B?").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(part)))).Append("?=");
        return coded.ToString();
    }
}
