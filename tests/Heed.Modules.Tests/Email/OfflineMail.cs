using System.Text.Json;
using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Sending;
using Heed.Kernel;
using Heed.Mail;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Modules.Tests.Email;

/// <summary>A mailbox without servers: mail is handed to the intake as the receiver does, and what would go out is read from the outbox.</summary>
internal sealed class OfflineMail
{
    private readonly Company _company;

    private OfflineMail(Company company, Guid inbox, string address) => (_company, Inbox, Address) = (company, inbox, address);

    public Guid Inbox { get; }

    public string Address { get; }

    public Company Company => _company;

    private HeedHost Host => _company.Host;

    private WorkspaceId Workspace => _company.Workspace;

    public static async Task<OfflineMail> CreateAsync(Company company, object? more = null, string address = "support@heed.test")
    {
        var inbox = (await company.Owner.PostAsync("inboxes", new { name = "Mail", brandId = company.Brand, channel = "email" })).Expect(201).Id;
        var settings = new Dictionary<string, object?>
        {
            ["enabled"] = false,
            ["address"] = address,
            ["displayName"] = "Heed Support",
            ["aliases"] = Array.Empty<string>(),
            ["imap"] = new { host = "imap.heed.test" },
            ["smtp"] = new { host = "smtp.heed.test" },
            ["signIn"] = "password",
        };
        if (more is not null)
        {
            foreach (var member in JsonSerializer.SerializeToElement(more, Api.Json).EnumerateObject()) settings[member.Name] = member.Value;
        }

        (await company.Owner.PutAsync($"inboxes/{inbox}/email", settings)).Expect(200);
        return new OfflineMail(company, inbox, address);
    }

    /// <summary>Keeps and takes a mail in; what became of it.</summary>
    public async Task<TakenMail> TakeAsync(byte[] raw)
    {
        var id = await Host.Get<MailKeeper>().KeepAsync(Workspace, Inbox, raw, tooLarge: false, null, CancellationToken.None);
        await Host.Get<MailIntake>().TakeAsync(Workspace, id, CancellationToken.None);
        return await FindAsync(id);
    }

    /// <summary>As above, of plain words.</summary>
    public Task<TakenMail> TakeAsync(string from, string subject, string text, string? messageId = null, string? inReplyTo = null, params (string Name, string Value)[] headers) =>
        TakeAsync(MailSteps.Raw(from, Address, subject, text, messageId, inReplyTo, headers));

    public async Task<TakenMail> FindAsync(Guid id)
    {
        using var session = Host.Get<IStore>().Read();
        var row = await session.Db.Set<StoredMail>().FirstAsync(m => m.Workspace == Workspace && m.Id == id);
        var conversation = row.Message is { } message
            ? await session.FirstAsync($"select conversation from conversations_messages where workspace = {Workspace} and id = {message}", r => (Guid?)r.Id(0), CancellationToken.None)
            : null;
        return new TakenMail(id, row.State, row.Reason, row.Message, conversation);
    }

    /// <summary>What waits to go out, oldest first.</summary>
    public async Task<IReadOnlyList<OutboxMail>> OutboxAsync()
    {
        using var session = Host.Get<IStore>().Read();
        var workspace = Workspace;
        var inbox = Inbox;
        return await session.Db.Set<OutboxMail>().Where(o => o.Workspace == workspace && o.Inbox == inbox).OrderBy(o => o.CreatedAt).ToListAsync();
    }

    /// <summary>A mail of the outbox as it would be sent: its bytes, and read again.</summary>
    public async Task<(string Raw, MailMessage Mail, IReadOnlyList<string> Recipients)> WriteAsync(OutboxMail row)
    {
        Mailbox mailbox;
        using (var session = Host.Get<IStore>().Read()) mailbox = (await MailboxDesk.FindAsync(session, Workspace, Inbox, CancellationToken.None))!;
        var mail = (await Host.Get<MailWriter>().WriteAsync(row, mailbox.Read(), CancellationToken.None))!;
        var bytes = MailComposer.Write(mail);
        return (System.Text.Encoding.UTF8.GetString(bytes), MailParser.Parse(bytes), [.. mail.Recipients.Select(r => r.Address)]);
    }

    /// <summary>The newest mail of the outbox as it would be sent.</summary>
    public async Task<(string Raw, MailMessage Mail, IReadOnlyList<string> Recipients)> LastOutAsync() => await WriteAsync((await OutboxAsync())[^1]);
}

/// <summary>What became of a mail.</summary>
internal sealed record TakenMail(Guid Id, MailState State, string? Reason, Guid? Message, Guid? Conversation);
