using Heed.Channels.Email.Intake;
using Heed.Platform.Blobs;
using Heed.Platform.Personal;

namespace Heed.Channels.Email.Personal;

/// <summary>Export, erasure and retention of mail: originals, Message-IDs, people of threads, what waits to go out.</summary>
internal sealed class EmailPersonalData(IBlobs blobs) : IPersonalData
{
    public string Section => "email";

    public IReadOnlyList<string> Tables { get; } = ["email_mails", "email_letters", "email_people", "email_outbox", "email_undeliverable"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var mails = await session.QueryAsync(
            $"""
            select m.at, m.inbox, m.sender, m.sender_name, m.subject, m.size from email_mails m where m.workspace = {workspace} and (
              m.sender in (select address from customers_identities where workspace = {workspace} and customer = {customer} and channel = {"email"})
              or m.message in (select t.id from conversations_messages t join conversations_conversations c on c.workspace = t.workspace and c.id = t.conversation
                where t.workspace = {workspace} and c.customer = {customer})) order by m.at
            """,
            r => new { At = r.Time(0), InboxId = r.Id(1), Sender = r.Text(2), Name = r.Text(3), Subject = r.Text(4), Size = r.Long(5) }, cancellationToken);
        var people = await session.QueryAsync(
            $"""
            select p.address, p.name, p.approved, p.at from email_people p join conversations_conversations c on c.workspace = p.workspace and c.id = p.conversation
            where p.workspace = {workspace} and c.customer = {customer} order by p.at
            """,
            r => new { Address = r.Text(0), Name = r.Text(1), Approved = r.Bool(2), At = r.Time(3) }, cancellationToken);
        var addresses = await session.QueryAsync(
            $"""
            select u.address, u.code, u.at from email_undeliverable u join customers_identities i on i.workspace = u.workspace and i.address = u.address
            where u.workspace = {workspace} and i.customer = {customer} and i.channel = {"email"}
            """,
            r => new { Address = r.Text(0), Code = r.Text(1), At = r.Time(2) }, cancellationToken);
        return mails.Count + people.Count + addresses.Count == 0 ? null : new { mails, people, undeliverable = addresses };
    }

    public void Erase(Unit unit, Guid customer)
    {
        var conversations = unit.Query($"select id from conversations_conversations where workspace = {unit.Workspace} and customer = {customer}", r => r.Id(0));
        foreach (var conversation in conversations) EraseThread(unit, conversation);
        foreach (var address in unit.Query($"select address from customers_identities where workspace = {unit.Workspace} and customer = {customer} and channel = {"email"}", r => r.Text(0)))
        {
            // What the address sent and nobody took in: quarantine, mail left aside, and its part in threads of others.
            DropMails(unit, $"sender = {address}");
            unit.Execute($"update email_letters set sender = {""} where workspace = {unit.Workspace} and sender = {address}");
            unit.Execute($"delete from email_people where workspace = {unit.Workspace} and address = {address}");
            unit.Execute($"delete from email_undeliverable where workspace = {unit.Workspace} and address = {address}");
        }
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit)
    {
        var old = unit.Query(
            $"select id from email_mails where workspace = {unit.Workspace} and at < {before} and state in ({MailState.Quarantined}, {MailState.Aside}) order by at limit {limit}", r => r.Id(0));
        if (old.Count > 0) DropMails(unit, $"id in {old}");
        // Originals and Message-IDs go with their messages.
        var orphans = unit.Query(
            $"""
            select m.id from email_mails m where m.workspace = {unit.Workspace} and m.at < {before} and m.state = {MailState.Taken}
              and not exists (select 1 from conversations_messages t where t.workspace = m.workspace and t.id = m.message) order by m.at limit {limit}
            """,
            r => r.Id(0));
        if (orphans.Count > 0) DropMails(unit, $"id in {orphans}");
        var letters = unit.Execute($"""
            delete from email_letters where workspace = {unit.Workspace} and message in (
              select l.message from email_letters l where l.workspace = {unit.Workspace} and l.at < {before}
                and not exists (select 1 from conversations_messages t where t.workspace = l.workspace and t.id = l.message) limit {limit})
            """);
        unit.Execute($"""
            delete from email_outbox where workspace = {unit.Workspace} and created_at < {before} and id in (
              select o.id from email_outbox o where o.workspace = {unit.Workspace} and o.created_at < {before}
                and not exists (select 1 from conversations_messages t where t.workspace = o.workspace and t.id = o.id) limit {limit})
            """);
        return old.Count + orphans.Count + letters;
    }

    private void EraseThread(Unit unit, Guid conversation)
    {
        var messages = unit.Query($"select id from conversations_messages where workspace = {unit.Workspace} and conversation = {conversation}", r => r.Id(0));
        foreach (var chunk in messages.Chunk(500))
        {
            DropMails(unit, $"message in {chunk}");
            unit.Execute($"delete from email_letters where workspace = {unit.Workspace} and message in {chunk}");
        }

        unit.Execute($"delete from email_people where workspace = {unit.Workspace} and conversation = {conversation}");
        unit.Execute($"delete from email_outbox where workspace = {unit.Workspace} and conversation = {conversation}");
        unit.Execute($"delete from email_continued where workspace = {unit.Workspace} and conversation = {conversation}");
    }

    private void DropMails(Unit unit, SqlText which)
    {
        foreach (var (id, sha) in unit.Query($"select id, sha256 from email_mails where workspace = {unit.Workspace} and {which}", r => (r.Id(0), r.Text(1))))
        {
            blobs.DropReference(unit, sha, StoredMail.OwnerKind, id);
            unit.Execute($"delete from email_mails where workspace = {unit.Workspace} and id = {id}");
        }
    }
}
