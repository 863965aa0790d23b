using Heed.Channels.Email.Continuity;
using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Receiving;
using Heed.Channels.Email.Sending;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Data;

/// <summary>Tables of this module.</summary>
internal sealed class EmailModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        new("email_mailboxes", Personal: false),
        new("email_health", Personal: false),
        new("email_places", Personal: false),
        new("email_signatures", Personal: false),
        new("email_continuations", Personal: false),
        new("email_continued", Personal: false),
        new("email_automatic", Personal: false),
        new("email_mails", Personal: true),
        new("email_letters", Personal: true),
        new("email_people", Personal: true),
        new("email_outbox", Personal: true),
        new("email_undeliverable", Personal: true),
    ];

    public void Map(ModelBuilder model)
    {
        MapSettings(model);
        MapMails(model);
        model.Entity<OutboxMail>(e =>
        {
            e.ToTable("email_outbox");
            e.HasKey(m => new { m.Workspace, m.Id });
            // What is due, over all workspaces of a node.
            e.HasIndex(m => new { m.State, m.NextAt });
            e.HasIndex(m => new { m.Workspace, m.Inbox, m.State });
            e.HasIndex(m => new { m.Workspace, m.Conversation });
        });
        model.Entity<Undeliverable>(e =>
        {
            e.ToTable("email_undeliverable");
            e.HasKey(u => new { u.Workspace, u.Address });
        });
    }

    private static void MapSettings(ModelBuilder model)
    {
        model.Entity<Mailbox>(e =>
        {
            e.ToTable("email_mailboxes");
            e.HasKey(m => new { m.Workspace, m.Inbox });
            e.HasIndex(m => new { m.Workspace, m.Address });
        });
        model.Entity<MailboxHealth>(e =>
        {
            e.ToTable("email_health");
            e.HasKey(h => new { h.Workspace, h.Inbox, h.Direction });
        });
        model.Entity<FolderPlace>(e =>
        {
            e.ToTable("email_places");
            e.HasKey(p => new { p.Workspace, p.Inbox });
        });
        model.Entity<AgentSignature>(e =>
        {
            e.ToTable("email_signatures");
            e.HasKey(s => new { s.Workspace, s.Person });
        });
        model.Entity<Continuation>(e =>
        {
            e.ToTable("email_continuations");
            e.HasKey(c => new { c.Workspace, c.Inbox });
        });
        model.Entity<Continued>(e =>
        {
            e.ToTable("email_continued");
            e.HasKey(c => new { c.Workspace, c.Conversation });
        });
    }

    private static void MapMails(ModelBuilder model)
    {
        model.Entity<StoredMail>(e =>
        {
            e.ToTable("email_mails");
            e.HasKey(m => new { m.Workspace, m.Id });
            e.HasIndex(m => new { m.Workspace, m.Inbox, m.State, m.At, m.Id });
            e.HasIndex(m => new { m.Workspace, m.State, m.At, m.Id });
            // Who wrote how much lately, and what is the same.
            e.HasIndex(m => new { m.Workspace, m.Sender, m.At });
            e.HasIndex(m => new { m.Workspace, m.Fingerprint });
            e.HasIndex(m => new { m.Workspace, m.Message });
        });
        model.Entity<LetterRow>(e =>
        {
            e.ToTable("email_letters");
            e.HasKey(l => new { l.Workspace, l.Hash, l.Message });
            e.HasIndex(l => new { l.Workspace, l.Message });
        });
        model.Entity<CopiedPerson>(e =>
        {
            e.ToTable("email_people");
            e.HasKey(p => new { p.Workspace, p.Conversation, p.Address });
            e.HasIndex(p => new { p.Workspace, p.Address });
        });
        model.Entity<AutomaticAnswer>(e =>
        {
            e.ToTable("email_automatic");
            e.HasKey(a => new { a.Workspace, a.Id });
            e.HasIndex(a => new { a.Workspace, a.Address, a.At });
            e.HasIndex(a => new { a.Workspace, a.At });
        });
    }
}
