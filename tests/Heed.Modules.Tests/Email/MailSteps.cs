using System.Globalization;
using System.Text;
using System.Text.Json;
using Heed.Mail;
using Heed.Modules.Tests.MailServers;
using Heed.Modules.Tests.Platform;

namespace Heed.Modules.Tests.Email;

/// <summary>Steps that many tests of mail take, against real mail servers.</summary>
internal static class MailSteps
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Settings of a mailbox on the servers of the tests.</summary>
    public static Dictionary<string, object?> Settings(PostfixServer server, string user, object? more = null)
    {
        var fingerprint = Convert.ToHexStringLower(server.Certificate.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256));
        var settings = new Dictionary<string, object?>
        {
            ["enabled"] = true,
            ["address"] = user,
            ["displayName"] = "Heed Support",
            ["aliases"] = Array.Empty<string>(),
            ["imap"] = new { host = server.Host, port = server.ImapsPort, security = "tls", user, folder = "INBOX", after = "keepSeen" },
            ["smtp"] = new { host = server.Host, port = server.SmtpPort, security = "startTls", user },
            ["signIn"] = "password",
            ["imapPassword"] = server.Password,
            ["pinnedCertificates"] = new[] { fingerprint },
        };
        if (more is null) return settings;
        foreach (var member in JsonSerializer.SerializeToElement(more, Api.Json).EnumerateObject()) settings[member.Name] = member.Value;
        return settings;
    }

    /// <summary>A mailbox of the company that is connected and waits for mail.</summary>
    public static async Task<MailInbox> MailInboxAsync(this Company company, PostfixServer server, object? more = null, string? user = null)
    {
        user ??= server.Dovecot.NewUser();
        var inbox = (await company.Owner.PostAsync("inboxes", new { name = "Mail", brandId = company.Brand, channel = "email" })).Expect(201).Id;
        (await company.Owner.PutAsync($"inboxes/{inbox}/email", Settings(server, user, more))).Expect(200);
        var mailbox = new MailInbox(company, server, inbox, user);
        await mailbox.WorksAsync();
        return mailbox;
    }

    /// <summary>A mail as a customer's program writes it.</summary>
    public static byte[] Raw(string from, string to, string subject, string text, string? messageId = null, string? inReplyTo = null, params (string Name, string Value)[] headers)
    {
        var mail = new StringBuilder();
        foreach (var (name, value) in headers.Where(h => h.Name is "Authentication-Results" or "Received" or "Return-Path")) mail.Append(name).Append(": ").Append(value).Append("\r\n");
        mail.Append("From: ").Append(from).Append("\r\nTo: ").Append(to).Append("\r\nSubject: ").Append(subject).Append("\r\nDate: ")
            .Append(TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture).Replace("GMT", "+0000", StringComparison.Ordinal)).Append("\r\n");
        if (messageId != "") mail.Append("Message-ID: <").Append(messageId ?? Guid.CreateVersion7().ToString("N") + "@customer.test").Append(">\r\n");
        if (inReplyTo is not null) mail.Append("In-Reply-To: <").Append(inReplyTo).Append(">\r\n");
        foreach (var (name, value) in headers.Where(h => h.Name is not ("Authentication-Results" or "Received" or "Return-Path"))) mail.Append(name).Append(": ").Append(value).Append("\r\n");
        mail.Append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n").Append(text.ReplaceLineEndings("\r\n")).Append("\r\n");
        return Encoding.UTF8.GetBytes(mail.ToString());
    }

    /// <summary>Conversations of the company, newest first, when there are so many.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ConversationsAsync(this Company company, int count, string tier = "all")
    {
        IReadOnlyList<JsonElement> items = [];
        await Eventually.TrueAsync(
            async () =>
            {
                items = (await company.Owner.GetAsync($"conversations?tier={tier}&limit=200")).Expect(200).Items;
                return items.Count >= count;
            },
            Patience, $"{count} conversations");
        Assert.Equal(count, items.Count);
        return items;
    }

    public static Guid IdOf(this JsonElement element) => element.GetProperty("id").GetGuid();

    /// <summary>Mails that lie in a mailbox of the test servers.</summary>
    public static async Task<IReadOnlyList<MailMessage>> MailsAsync(this PostfixServer server, string user, int count)
    {
        var mails = new List<MailMessage>();
        await Eventually.TrueAsync(
            async () =>
            {
                mails.Clear();
                await using var client = await server.Dovecot.SignInAsync(user, CancellationToken.None);
                await client.SelectAsync("INBOX", CancellationToken.None);
                foreach (var found in (await client.SearchSinceAsync(0, 1000, CancellationToken.None)).Messages)
                {
                    mails.Add(MailParser.Parse((await client.FetchAsync(found.Uid, CancellationToken.None))!.Raw));
                }

                return mails.Count >= count;
            },
            Patience, $"{count} mails for {user}");
        return mails;
    }
}

/// <summary>A mailbox of a test.</summary>
internal sealed record MailInbox(Company Company, PostfixServer Server, Guid Inbox, string Address)
{
    /// <summary>Puts a mail into it.</summary>
    public Task ReceiveAsync(byte[] raw) => Server.Dovecot.DeliverAsync(raw, Address);

    /// <summary>A customer's mail to it.</summary>
    public Task ReceiveAsync(string from, string subject, string text, string? messageId = null, string? inReplyTo = null, params (string Name, string Value)[] headers) =>
        ReceiveAsync(MailSteps.Raw(from, Address, subject, text, messageId, inReplyTo, headers));

    /// <summary>Waits until it is connected.</summary>
    public Task WorksAsync() => Eventually.TrueAsync(
        async () => (await Company.Owner.GetAsync($"inboxes/{Inbox}/email")).Expect(200)["receiving"].GetProperty("state").GetString() == "working",
        MailSteps.Patience, "the mailbox is connected");

    public async Task<IReadOnlyList<JsonElement>> QuarantineAsync(int count)
    {
        IReadOnlyList<JsonElement> items = [];
        await Eventually.TrueAsync(
            async () =>
            {
                items = (await Company.Owner.GetAsync($"quarantine?inbox={Inbox}")).Expect(200).Items;
                return items.Count >= count;
            },
            MailSteps.Patience, $"{count} mails in quarantine");
        Assert.Equal(count, items.Count);
        return items;
    }
}
