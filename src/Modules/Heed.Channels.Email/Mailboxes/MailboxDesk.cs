using Heed.Channels.Email.Sending;
using Heed.Platform.Ownership;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Mailboxes;

/// <summary>Reads mailboxes, and changes their settings.</summary>
internal sealed class MailboxDesk(IStore store, IInboxes inboxes, MailboxSecrets secrets, DkimKeys dkim, IAudit audit, INodeBus bus)
{
    public const string Channel = "email";
    public const string Manage = ConversationPermissions.ManageInboxes;

    /// <summary>Where a changed mailbox is told to all nodes, so that its receiver begins anew.</summary>
    public const string Changes = "email.mailboxes";

    /// <summary>The inbox and its mailbox, as far as the scope may manage it.</summary>
    /// <exception cref="NotFoundRefusal">No such inbox of channel email within reach.</exception>
    public async Task<(InboxRow Inbox, Mailbox Mailbox)> GetAsync(ReadSession session, Scope scope, Guid inbox, CancellationToken cancellationToken)
    {
        var row = await inboxes.GetAsync(session, scope, inbox, cancellationToken);
        if (row.Channel != Channel) throw new NotFoundRefusal();
        scope.Require(Manage, row.Brand);
        return (row, await FindAsync(session, scope.Workspace, inbox, cancellationToken) ?? throw new NotFoundRefusal());
    }

    /// <summary>The mailbox, whoever asks; null when there is none.</summary>
    public static Task<Mailbox?> FindAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken) =>
        session.Db.Set<Mailbox>().FirstOrDefaultAsync(m => m.Workspace == workspace && m.Inbox == inbox, cancellationToken);

    /// <summary>The mailbox with its health, as it is shown.</summary>
    public async Task<MailboxView> ViewAsync(ReadSession session, Mailbox mailbox, CancellationToken cancellationToken)
    {
        var known = await MailboxSecrets.KnownAsync(session, mailbox.Workspace, mailbox.Inbox, cancellationToken);
        var health = await session.Db.Set<MailboxHealth>().Where(h => h.Workspace == mailbox.Workspace && h.Inbox == mailbox.Inbox).ToListAsync(cancellationToken);
        var waiting = await session.NumberAsync(
            $"select count(*) from email_outbox where workspace = {mailbox.Workspace} and inbox = {mailbox.Inbox} and state in ({OutboxState.Waiting}, {OutboxState.Sending})", cancellationToken);
        var s = mailbox.Read();
        var (record, value) = await dkim.RecordAsync(session, mailbox.Workspace, mailbox.Inbox, s.Dkim, cancellationToken);
        return new MailboxView(
            mailbox.Inbox, mailbox.Version, mailbox.CreatedAt, mailbox.Enabled, s.Address, s.DisplayName, s.Aliases, s.Imap, s.Smtp, s.SignIn,
            s.OAuth is null ? null : new OAuthView(s.OAuth.ClientId, s.OAuth.AuthorizeUrl, s.OAuth.TokenUrl, s.OAuth.Scopes, s.OAuth.Tenant, known.Contains(MailboxSecrets.Client), known.Contains(MailboxSecrets.Refresh)),
            known.Contains(MailboxSecrets.Imap), known.Contains(MailboxSecrets.Smtp), s.PinnedCertificates, s.Signature, s.AgentSignatures, s.QuoteHistory, s.AgentNames,
            s.Acknowledgement, s.PlusAddress, s.TrustedAuthServId, s.Spam, new DkimView(s.Dkim.Enabled, s.Dkim.Domain, s.Dkim.Selector, record, value),
            s.UndoSeconds, s.PerMinute, s.MaxBytes,
            HealthView.Of(health.Find(h => h.Direction == MailboxHealth.Receiving)), HealthView.Of(health.Find(h => h.Direction == MailboxHealth.Sending)), (int)waiting);
    }

    /// <summary>Replaces the settings.</summary>
    public async Task ReplaceAsync(Scope scope, Guid inbox, MailboxRequest request, long? expected, CancellationToken cancellationToken)
    {
        var settings = request.ToSettings();
        string? key = null;
        if (settings.Dkim.Enabled)
        {
            using var session = store.Read();
            key = await dkim.FindAsync(session, scope.Workspace, inbox, cancellationToken) is null ? DkimKeys.Make() : null;
        }

        await store.WriteAsync(
            // Without the key of the request: a password must not rest in the table of kept answers.
            scope with { IdempotencyKey = null },
            unit =>
            {
                var row = unit.Db.Set<Mailbox>().FirstOrDefault(m => m.Workspace == unit.Workspace && m.Inbox == inbox) ?? throw new NotFoundRefusal();
                Versions.Require(expected, row.Version);
                RequireFree(unit, inbox, settings);
                row.Settings = JsonSerializer.Serialize(settings, HeedJson.Options);
                row.Address = settings.Address;
                row.Enabled = request.Enabled;
                row.Version++;
                secrets.Put(unit, inbox, MailboxSecrets.Imap, request.ImapPassword);
                secrets.Put(unit, inbox, MailboxSecrets.Smtp, request.SmtpPassword);
                secrets.Put(unit, inbox, MailboxSecrets.Client, request.OAuth?.ClientSecret);
                secrets.Put(unit, inbox, MailboxSecrets.Dkim, key);
                // What waited because of wrong settings goes now.
                unit.Execute($"update email_outbox set next_at = {unit.Now} where workspace = {unit.Workspace} and inbox = {inbox} and state = {OutboxState.Waiting} and next_at > {unit.Now} and code is not null");
                unit.Execute($"update email_health set state = {HealthState.Off}, code = {(string?)null}, text = {(string?)null}, retry_at = {(DateTimeOffset?)null}, told_at = {(DateTimeOffset?)null} where workspace = {unit.Workspace} and inbox = {inbox} and state <> {HealthState.Working}");
                audit.Write(unit, scope, "mailbox.changed", "inbox", inbox, new { request.Enabled });
                unit.Append(MailboxEvents.Changed(inbox, row.Version));
            },
            cancellationToken);
        Tell(scope.Workspace, inbox);
    }

    /// <summary>Tells all nodes that a mailbox is to be opened anew.</summary>
    public void Tell(WorkspaceId workspace, Guid inbox) => bus.Publish(Changes, JsonSerializer.SerializeToUtf8Bytes(new MailboxNamed(workspace.Value, inbox)));

    /// <summary>Every mailbox and alias of a workspace, with its inbox: whose mail is our own.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> OwnAddressesAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<Mailbox>().Where(m => m.Workspace == workspace && m.Address != "").ToListAsync(cancellationToken);
        var own = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            own.TryAdd(row.Address, row.Inbox);
            foreach (var alias in row.Read().Aliases) own.TryAdd(alias, row.Inbox);
        }

        return own;
    }

    private static void RequireFree(Unit unit, Guid inbox, MailboxSettings settings)
    {
        // Two inboxes on one mailbox would each take every mail in, and answer each other.
        var taken = unit.Number($"select count(*) from email_mailboxes where workspace = {unit.Workspace} and inbox <> {inbox} and address = {settings.Address}");
        if (taken > 0) throw new InvalidRefusal("address", "taken", "Another inbox has this address already.");
    }
}

/// <summary>Names a mailbox on the bus between nodes.</summary>
internal sealed record MailboxNamed(int Workspace, Guid Inbox);
