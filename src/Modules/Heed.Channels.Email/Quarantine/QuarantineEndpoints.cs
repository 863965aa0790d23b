using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Platform.Blobs;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Quarantine;

/// <summary><c>/quarantine</c>: mails that could not be taken in, for those who manage inboxes; and the raw form of those that were.</summary>
internal static class QuarantineEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/quarantine").WithTags("E-mail");
        group.MapGet("", ListAsync).Needs(MailboxDesk.Manage).WithName("ListQuarantine").WithSummary("Mails in quarantine, newest first.");
        group.MapGet("/{id:guid}", GetAsync).Needs(MailboxDesk.Manage).WithName("GetQuarantinedMail").WithSummary("One mail in quarantine.");
        group.MapGet("/{id:guid}/raw", RawAsync).Needs(MailboxDesk.Manage).WithName("DownloadQuarantinedMail").WithSummary("The mail as it came, as a file.");
        group.MapPost("/{id:guid}/release", ReleaseAsync).Needs(MailboxDesk.Manage).WithName("ReleaseQuarantinedMail")
            .WithSummary("Takes the mail in after all. Answers the mail as it then stands: in quarantine again, with the reason, when it still cannot be read.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(MailboxDesk.Manage).WithName("DeleteQuarantinedMail").WithSummary("Deletes the mail for good.");
        workspace.MapGet("/mails/{id:guid}/raw", OriginalAsync).NeedsMember().WithName("DownloadOriginalMail").WithTags("E-mail")
            .WithSummary("The original of a message that came by mail (`letter.originalId`), as a file, for those who see the conversation.");
    }

    internal static QuarantineView View(StoredMail row) => new(row.Id, row.Inbox, row.At, row.Size, row.Reason ?? QuarantineReason.Failed, row.Detail, row.Sender, row.SenderName, row.Subject);

    private static async Task<Ok<Page<QuarantineView>>> ListAsync(Guid? inbox, int? limit, string? after, Caller caller, IStore store, IInboxes inboxes, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var place = Paging.Decode<Place>(after);
        using var session = store.Read();
        var reachable = await ReachableAsync(session, caller.Scope, inboxes, inbox, cancellationToken);
        var beforeAt = place is null ? DateTimeOffset.MaxValue : Instants.FromMicros(place.At);
        var beforeId = place?.Id ?? Guid.Empty;
        SqlText further = place is null ? SqlText.Empty : $"and (at < {beforeAt} or (at = {beforeAt} and id < {beforeId}))";
        var rows = await session.QueryAsync(
            $"""
            select id, inbox, at, size, reason, detail, sender, sender_name, subject from email_mails
            where workspace = {caller.Scope.Workspace} and state = {MailState.Quarantined} and inbox in {reachable} {further} order by at desc, id desc limit {size + 1}
            """,
            r => new QuarantineView(r.Id(0), r.Id(1), r.Time(2), r.Long(3), r.TextOrNull(4) ?? QuarantineReason.Failed, r.TextOrNull(5), r.Text(6), r.Text(7), r.Text(8)), cancellationToken);
        return TypedResults.Ok(Paging.From(rows, size, r => new Place(r.At.ToMicros(), r.Id)));
    }

    private static async Task<Ok<QuarantineView>> GetAsync(Guid id, Caller caller, IStore store, IInboxes inboxes, CancellationToken cancellationToken) =>
        TypedResults.Ok(View(await FindAsync(id, caller.Scope, store, inboxes, cancellationToken)));

    private static async Task<IResult> RawAsync(Guid id, Caller caller, IStore store, IInboxes inboxes, IBlobs blobs, IAudit audit, HttpContext context, CancellationToken cancellationToken)
    {
        var row = await FindAsync(id, caller.Scope, store, inboxes, cancellationToken);
        await store.WriteAsync(caller.Scope with { IdempotencyKey = null }, unit => audit.Write(unit, caller.Scope, "quarantine.downloaded", "mail", id), cancellationToken);
        return await FileAsync(row, blobs, context, cancellationToken);
    }

    private static async Task<Ok<MailStateView>> ReleaseAsync(Guid id, Caller caller, IStore store, IInboxes inboxes, MailIntake intake, IAudit audit, CancellationToken cancellationToken)
    {
        await FindAsync(id, caller.Scope, store, inboxes, cancellationToken);
        var scope = caller.Scope;
        await store.WriteAsync(scope with { IdempotencyKey = null }, unit => audit.Write(unit, scope, "quarantine.released", "mail", id), cancellationToken);
        await intake.TakeAgainAsync(scope.Workspace, id, released: true, cancellationToken);
        using var session = store.Read();
        var now = await session.Db.Set<StoredMail>().FirstAsync(m => m.Workspace == scope.Workspace && m.Id == id, cancellationToken);
        var conversation = now.Message is { } message
            ? await session.FirstAsync($"select conversation from conversations_messages where workspace = {scope.Workspace} and id = {message}", r => (Guid?)r.Id(0), cancellationToken)
            : null;
        return TypedResults.Ok(new MailStateView(id, now.State != MailState.Quarantined, now.State == MailState.Quarantined ? now.Reason : null, now.Message, conversation));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IStore store, IInboxes inboxes, IBlobs blobs, IAudit audit, CancellationToken cancellationToken)
    {
        var row = await FindAsync(id, caller.Scope, store, inboxes, cancellationToken);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                // The row stays, without anything of the mail, so that the same bytes fetched again stay away.
                unit.Execute($"""
                    update email_mails set state = {MailState.Aside}, sender = {""}, sender_name = {""}, subject = {""}, detail = {(string?)null}
                    where workspace = {unit.Workspace} and id = {id}
                    """);
                blobs.DropReference(unit, row.Sha256, StoredMail.OwnerKind, id);
                audit.Write(unit, caller.Scope, "quarantine.deleted", "mail", id);
                unit.Append(QuarantineEvents.Left(id, row.Inbox));
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> OriginalAsync(Guid id, Caller caller, IStore store, IConversations conversations, IBlobs blobs, HttpContext context, CancellationToken cancellationToken)
    {
        StoredMail? row;
        using (var session = store.Read())
        {
            row = await session.Db.Set<StoredMail>().FirstOrDefaultAsync(m => m.Workspace == caller.Scope.Workspace && m.Id == id, cancellationToken);
            if (row?.Message is not { } message) throw new NotFoundRefusal();
            var conversation = await session.FirstAsync(
                $"select conversation from conversations_messages where workspace = {caller.Scope.Workspace} and id = {message}", r => (Guid?)r.Id(0), cancellationToken) ?? throw new NotFoundRefusal();
            await conversations.GetAsync(session, caller.Scope, conversation, cancellationToken);
        }

        return await FileAsync(row, blobs, context, cancellationToken);
    }

    private static async Task<StoredMail> FindAsync(Guid id, Scope scope, IStore store, IInboxes inboxes, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await session.Db.Set<StoredMail>().FirstOrDefaultAsync(m => m.Workspace == scope.Workspace && m.Id == id && m.State == MailState.Quarantined, cancellationToken) ?? throw new NotFoundRefusal();
        var inbox = await inboxes.GetAsync(session, scope, row.Inbox, cancellationToken);
        if (!scope.Has(MailboxDesk.Manage, inbox.Brand)) throw new NotFoundRefusal();
        return row;
    }

    private static async Task<IReadOnlyCollection<Guid>> ReachableAsync(ReadSession session, Scope scope, IInboxes inboxes, Guid? only, CancellationToken cancellationToken)
    {
        var all = await session.QueryAsync($"select inbox from email_mailboxes where workspace = {scope.Workspace}", r => r.Id(0), cancellationToken);
        var reachable = new List<Guid>();
        foreach (var inbox in all.Where(i => only is null || only == i))
        {
            if (await inboxes.FindAsync(session, scope.Workspace, inbox, cancellationToken) is { } row && scope.Has(MailboxDesk.Manage, row.Brand)) reachable.Add(inbox);
        }

        return reachable;
    }

    private static async Task<IResult> FileAsync(StoredMail row, IBlobs blobs, HttpContext context, CancellationToken cancellationToken)
    {
        var stream = await blobs.OpenAsync(row.Workspace, row.Sha256, cancellationToken) ?? throw new NotFoundRefusal();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(stream, "application/octet-stream", $"{row.At.UtcDateTime:yyyyMMdd-HHmmss}-{row.Id:N}.eml");
    }

    private sealed record Place(long At, Guid Id);
}

/// <summary>What became of a released mail.</summary>
/// <param name="Taken">True when it is in: then its message and conversation are named, unless it was only the state of another message.</param>
internal sealed record MailStateView(Guid Id, bool Taken, string? Reason, Guid? MessageId, Guid? ConversationId);
